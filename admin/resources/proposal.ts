import { Proposal } from '../../db/entities/proposal.ts';
import { proposalKinds, proposalStates } from '../../domain/proposal.ts';
import type { Table } from '../table.ts';

/** 呈批: direct assignments, joined pools and experts that were asked for, with what was counted. */
export const proposal: Table = {
  id: 'proposal',
  entity: Proposal,
  group: 'requests',
  read: ['task.read'],
  from: `proposal t join task k on k.id = t.task_id join unit u on u.id = k.unit_id
    join person p on p.id = t.requested_by left join inspection n on n.id = t.inspection_id
    left join unit v on v.id = t.neighbour_id left join expert e on e.id = t.expert_id`,
  key: 't.id',
  path: 'u.path',
  title: 'taskCode',
  columns: {
    proposalKind: {
      sql: 't.kind',
      in: 'list',
      filter: true,
      codes: { prefix: 'proposal-kind', values: proposalKinds },
    },
    taskCode: { sql: 'k.code', kind: 'text', in: 'list', filter: true },
    inspectionCode: { sql: 'n.code', kind: 'text', in: 'list', filter: true },
    state: {
      in: 'list',
      filter: true,
      codes: { prefix: 'state.request', values: Object.keys(proposalStates) },
    },
    eligible: { in: 'list' },
    threshold: { in: 'list' },
    neighbour: { sql: 'v.name', kind: 'text' },
    expertName: { sql: 'e.name', kind: 'text' },
    requestedBy: { sql: 'p.name', kind: 'text', in: 'list' },
    requestedAt: { in: 'list' },
    decidedAt: {},
    proposalReason: { sql: 't.reason', kind: 'text' },
  },
  sort: { by: 'requestedAt', direction: 'desc' },
};
