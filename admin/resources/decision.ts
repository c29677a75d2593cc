import { Decision } from '../../db/entities/decision.ts';
import { matters } from '../../domain/consent.ts';
import type { Table } from '../table.ts';

/** 审批记录: one decision for each request, for ever. */
export const decision: Table = {
  id: 'decision',
  entity: Decision,
  group: 'requests',
  read: ['task.read'],
  from: `decision t join person p on p.id = t.person_id join unit u on u.id = p.unit_id`,
  key: 't.id',
  path: 'u.path',
  title: 'aboutType',
  columns: {
    decidedAt: { in: 'list' },
    aboutType: {
      in: 'list',
      filter: true,
      codes: {
        prefix: 'about',
        values: ['recusal', 'substitution', 'disclosure', ...matters],
      },
    },
    verdict: {
      in: 'list',
      filter: true,
      codes: { prefix: 'verdict', values: ['approve', 'reject'] },
    },
    personName: { sql: 'p.name', in: 'list', filter: true },
    door: {
      in: 'list',
      codes: {
        prefix: 'door',
        values: ['telegram', 'slack', 'web', 'panel', 'portal', 'cli', 'system'],
      },
    },
    reason: { in: 'list' },
    cardHash: {},
  },
  sort: { by: 'decidedAt', direction: 'desc' },
};
