import { Substitution } from '../../db/entities/substitution.ts';
import { substitutionReasons, substitutionStates } from '../../domain/substitution.ts';
import type { Table } from '../table.ts';

/** 调整更换申请. */
export const substitution: Table = {
  id: 'substitution',
  entity: Substitution,
  group: 'requests',
  read: ['task.read'],
  from: `substitution t join inspection n on n.id = t.inspection_id join unit u on u.id = n.unit_id
    join person p on p.id = t.replaced_id left join person d on d.id = t.decided_by
    left join person s on s.id = t.substitute_id`,
  key: 't.id',
  path: 'u.path',
  title: 'inspectionCode',
  columns: {
    inspectionCode: { sql: 'n.code', in: 'list', filter: true },
    replaced: { sql: 'p.name', in: 'list', filter: true },
    reason: {
      in: 'list',
      filter: true,
      codes: { prefix: 'reason', values: [...substitutionReasons, 'recusal'] },
    },
    state: {
      in: 'list',
      filter: true,
      codes: { prefix: 'state.request', values: Object.keys(substitutionStates) },
    },
    substitutionMethod: {
      sql: 't.method',
      in: 'list',
      filter: true,
      codes: { prefix: 'method', values: ['draw', 'appointment'] },
    },
    requestedAt: { in: 'list' },
    decidedBy: { sql: 'd.name', kind: 'text', in: 'list' },
    substitute: { sql: 's.name', in: 'list' },
    doneAt: { in: 'list' },
    note: {},
    decidedAt: {},
    decisionReason: {},
  },
  sort: { by: 'requestedAt', direction: 'desc' },
};
