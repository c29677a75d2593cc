import { Item } from '../../db/entities/item.ts';
import type { Table } from '../table.ts';

/** 随机抽查事项清单. */
export const item: Table = {
  id: 'item',
  entity: Item,
  group: 'lists',
  read: ['registry.read', 'task.read'],
  from: 'item t',
  key: 't.id',
  path: null,
  title: 'name',
  columns: {
    code: { in: 'list', filter: true },
    name: { in: 'list', filter: true },
    subjectCategory: { in: 'list', filter: true },
    kind: { in: 'list', filter: true, codes: { prefix: 'item-kind', values: ['key', 'general'] } },
    ratio: { sql: `t.ratio_bp / 100.0 || '%'`, kind: 'text', in: 'list' },
    ratioMax: { sql: `t.ratio_max_bp / 100.0 || '%'`, kind: 'text', in: 'list' },
    state: {
      in: 'list',
      filter: true,
      codes: { prefix: 'state.item', values: ['draft', 'published', 'retired', 'dropped'] },
    },
    publishedAt: { in: 'list' },
    basis: {},
    content: {},
    standard: {},
    level: {},
    changeReason: {},
    effectiveOn: {},
    retireReason: {},
    method: {},
    unitName: {},
    frequency: {},
    disclosure: { codes: { prefix: 'item-disclosure', values: ['full', 'restricted'] } },
    version: {},
  },
  sort: { by: 'code', direction: 'asc' },
};
