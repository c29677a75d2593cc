import { Leave } from '../../db/entities/leave.ts';
import { leaveKinds } from '../../domain/leave.ts';
import type { Table } from '../table.ts';

/** 请假外出: when inspectors are away, with what was withdrawn again. */
export const leave: Table = {
  id: 'leave',
  entity: Leave,
  group: 'registries',
  read: ['registry.read'],
  from: `leave t join person p on p.id = t.inspector_id join unit u on u.id = p.unit_id
    join person r on r.id = t.recorded_by left join person w on w.id = t.withdrawn_by`,
  key: 't.id',
  path: 'u.path',
  title: 'personName',
  columns: {
    personName: { sql: 'p.name', in: 'list', filter: true },
    unit: { sql: 'u.name', in: 'list', filter: true },
    kind: { in: 'list', filter: true, codes: { prefix: 'leave-kind', values: leaveKinds } },
    fromOn: { in: 'list' },
    toOn: { in: 'list' },
    note: {},
    recordedBy: { sql: 'r.name' },
    recordedAt: {},
    withdrawnBy: { sql: 'w.name' },
    withdrawnAt: { in: 'list' },
  },
  sort: { by: 'fromOn', direction: 'desc' },
};
