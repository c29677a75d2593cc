import { Expert } from '../../db/entities/expert.ts';
import type { Table } from '../table.ts';

/** 专家: who may assist at a visit, beside its team. */
export const expert: Table = {
  id: 'expert',
  entity: Expert,
  group: 'registries',
  read: ['registry.read'],
  from: 'expert t join unit u on u.id = t.unit_id',
  key: 't.id',
  path: 'u.path',
  title: 'personName',
  columns: {
    personName: { sql: 't.name', kind: 'text', in: 'list', filter: true },
    organisation: { in: 'list', filter: true },
    skills: { in: 'list', filter: true },
    unit: { sql: 'u.name', kind: 'text', in: 'list' },
    active: { in: 'list', filter: true },
    updatedAt: { in: 'list' },
    version: {},
  },
  sort: { by: 'updatedAt', direction: 'desc' },
};
