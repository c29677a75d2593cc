import { Plan } from '../../db/entities/plan.ts';
import type { Table } from '../table.ts';

/** 年度抽查计划. */
export const plan: Table = {
  id: 'plan',
  entity: Plan,
  group: 'lists',
  read: ['registry.read', 'task.read'],
  from: 'plan t join unit u on u.id = t.unit_id left join person p on p.id = t.published_by left join person a on a.id = t.approved_by',
  key: 't.id',
  path: 'u.path',
  title: 'year',
  columns: {
    year: { in: 'list', filter: true },
    number: { in: 'list' },
    unit: { sql: 'u.name', in: 'list', filter: true },
    state: {
      in: 'list',
      filter: true,
      codes: {
        prefix: 'state.plan',
        values: ['draft', 'submitted', 'approved', 'published', 'superseded', 'dropped'],
      },
    },
    publishedAt: { in: 'list' },
    publishedBy: { sql: 'p.name', kind: 'text', in: 'list' },
    reason: {},
    approvedBy: { sql: 'a.name', kind: 'text' },
    approvedAt: {},
    version: {},
  },
  sort: { by: 'year', direction: 'desc' },
};
