import { Inspector } from '../../db/entities/inspector.ts';
import type { Table } from '../table.ts';

/** 执法检查人员名录库. Identity and telephone numbers are no columns here; whether they are on file is. */
export const inspector: Table = {
  id: 'inspector',
  entity: Inspector,
  group: 'registries',
  read: ['registry.read'],
  from: 'inspector t join person p on p.id = t.person_id join unit u on u.id = p.unit_id',
  key: 't.person_id',
  path: 'u.path',
  title: 'personName',
  columns: {
    personName: { sql: 'p.name', in: 'list', filter: true },
    unit: { sql: 'u.name', in: 'list', filter: true },
    licenceNo: { in: 'list', filter: true },
    licenceExpiresOn: { in: 'list' },
    skills: { in: 'list' },
    mayLead: { in: 'list', filter: true },
    status: { in: 'list', filter: true },
    badgeNo: { filter: true },
    position: {},
    partner: { filter: true },
    identityNumber: { sql: `case when t.id_number_sealed is null then '' else '••••••' end` },
    telephone: { sql: `case when t.telephone_sealed is null then '' else '••••••' end` },
    updatedAt: {},
    version: {},
  },
  sort: { by: 'licenceNo', direction: 'asc' },
};
