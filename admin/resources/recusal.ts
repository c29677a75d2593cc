import { Recusal } from '../../db/entities/recusal.ts';
import { recusalGrounds, recusalStates } from '../../domain/substitution.ts';
import type { Table } from '../table.ts';

/** 回避申请. */
export const recusal: Table = {
  id: 'recusal',
  entity: Recusal,
  group: 'requests',
  read: ['task.read'],
  from: `recusal t join inspection n on n.id = t.inspection_id join person p on p.id = t.inspector_id
    join unit u on u.id = n.unit_id left join person d on d.id = t.decided_by`,
  key: 't.id',
  path: 'u.path',
  title: 'inspectionCode',
  columns: {
    inspectionCode: { sql: 'n.code', in: 'list', filter: true },
    personName: { sql: 'p.name', in: 'list', filter: true },
    ground: { in: 'list', codes: { prefix: 'ground', values: recusalGrounds } },
    state: {
      in: 'list',
      filter: true,
      codes: { prefix: 'state.request', values: Object.keys(recusalStates) },
    },
    requestedAt: { in: 'list' },
    decidedBy: { sql: 'd.name', kind: 'text', in: 'list' },
    decidedAt: { in: 'list' },
    note: {},
    decisionReason: {},
  },
  sort: { by: 'requestedAt', direction: 'desc' },
};
