import { Interest } from '../../db/entities/interest.ts';
import type { Table } from '../table.ts';

/** 利害关系: why somebody may not inspect somebody. */
export const interest: Table = {
  id: 'interest',
  entity: Interest,
  group: 'registries',
  read: ['registry.read'],
  from: `interest t join person p on p.id = t.inspector_id join unit u on u.id = p.unit_id
    left join subject s on s.uscc = t.uscc`,
  key: 't.id',
  path: 'u.path',
  title: 'personName',
  columns: {
    personName: { sql: 'p.name', in: 'list', filter: true },
    subjectName: { sql: 's.name', in: 'list', filter: true },
    uscc: { in: 'list', filter: true },
    nature: { in: 'list', filter: true },
    declaredAt: { in: 'list' },
    endedAt: { in: 'list' },
  },
  sort: { by: 'declaredAt', direction: 'desc' },
};
