import { PublicNotice } from '../../db/entities/public-notice.ts';
import type { Table } from '../table.ts';

/** 公告公示: the copies that the public sees. */
export const publicNotice: Table = {
  id: 'public_notice',
  entity: PublicNotice,
  group: 'disclosures',
  read: ['registry.read', 'task.read'],
  from: 'public_notice t',
  key: 't.id',
  path: null,
  title: 'title',
  columns: {
    publishedAt: { in: 'list' },
    kind: {
      in: 'list',
      filter: true,
      codes: {
        prefix: 'notice-kind',
        values: ['items', 'plan', 'announcement', 'draw', 'task', 'result', 'void'],
      },
    },
    title: { in: 'list', filter: true },
    ref: { in: 'list', filter: true },
    number: { in: 'list' },
    bodyHash: {},
  },
  sort: { by: 'publishedAt', direction: 'desc' },
};
