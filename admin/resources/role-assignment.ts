import { RoleAssignment } from '../../db/entities/role-assignment.ts';
import type { Table } from '../table.ts';

/** 角色: who holds which mandate over which unit, and since when. */
export const roleAssignment: Table = {
  id: 'role_assignment',
  entity: RoleAssignment,
  group: 'organisation',
  read: ['organisation.read'],
  from: 'role_assignment t join person p on p.id = t.person_id join unit u on u.id = t.unit_id',
  key: 't.id',
  path: 'u.path',
  title: 'personName',
  columns: {
    personName: { sql: 'p.name', in: 'list', filter: true },
    role: {
      in: 'list',
      filter: true,
      codes: {
        prefix: 'role',
        values: [
          'registrar',
          'planner',
          'witness',
          'approver',
          'head',
          'inspector',
          'auditor',
          'administrator',
          'coordinator',
        ],
      },
    },
    unit: { sql: 'u.name', in: 'list', filter: true },
    validFrom: { in: 'list' },
    validTo: { in: 'list' },
  },
  sort: { by: 'personName', direction: 'asc' },
};
