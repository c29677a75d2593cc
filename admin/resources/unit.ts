import { Unit } from '../../db/entities/unit.ts';
import type { Table } from '../table.ts';

/** 单位: the tree that every scope is a branch of. */
export const unit: Table = {
  id: 'unit',
  entity: Unit,
  group: 'organisation',
  read: ['organisation.read'],
  from: 'unit t left join unit o on o.id = t.parent_id',
  key: 't.id',
  path: 't.path',
  title: 'name',
  columns: {
    name: { in: 'list', filter: true },
    code: { in: 'list', filter: true },
    parent: { sql: 'o.name', in: 'list', filter: true },
    path: { in: 'list' },
    profileSlug: { in: 'list' },
  },
  sort: { by: 'path', direction: 'asc' },
};
