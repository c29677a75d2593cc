import { Seat } from '../../db/entities/seat.ts';
import type { Table } from '../table.ts';

/** 检查组: who holds or held which seat of which visit, and by which draw or whose word. */
export const seat: Table = {
  id: 'seat',
  entity: Seat,
  group: 'tasks',
  read: ['task.read'],
  from: `seat t join inspection n on n.id = t.inspection_id join person p on p.id = t.inspector_id
    join unit u on u.id = n.unit_id left join draw d on d.id = t.draw_id
    left join person a on a.id = t.appointed_by`,
  key: 't.id',
  path: 'u.path',
  title: 'inspectionCode',
  columns: {
    inspectionCode: { sql: 'n.code', in: 'list', filter: true },
    number: { in: 'list' },
    personName: { sql: 'p.name', in: 'list', filter: true },
    lead: { in: 'list', filter: true },
    active: { in: 'list', filter: true },
    drawCode: { sql: 'd.code', in: 'list', filter: true },
    appointedBy: { sql: 'a.name', kind: 'text', in: 'list' },
    assignedAt: { in: 'list' },
    acceptedAt: { in: 'list' },
    endedAt: {},
  },
  sort: { by: 'inspectionCode', direction: 'desc' },
};
