import { Person } from '../../db/entities/person.ts';
import type { Table } from '../table.ts';

/** 人员. */
export const person: Table = {
  id: 'person',
  entity: Person,
  group: 'organisation',
  read: ['organisation.read'],
  from: 'person t join unit u on u.id = t.unit_id left join account a on a.person_id = t.id',
  key: 't.id',
  path: 'u.path',
  title: 'personName',
  columns: {
    personName: { sql: 't.name', in: 'list', filter: true },
    unit: { sql: 'u.name', in: 'list', filter: true },
    title: { in: 'list' },
    login: { sql: 'a.login', in: 'list', filter: true },
    active: { in: 'list', filter: true },
    lockedUntil: { sql: 'a.locked_until', kind: 'instant', in: 'list' },
    locale: {},
  },
  sort: { by: 'personName', direction: 'asc' },
};
