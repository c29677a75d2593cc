import { Stratum } from '../../db/entities/stratum.ts';
import type { Table } from '../table.ts';

/** 分层: which subjects a stratum holds and what part of them is drawn. */
export const stratum: Table = {
  id: 'stratum',
  entity: Stratum,
  group: 'tasks',
  read: ['task.read'],
  from: 'stratum t join task k on k.id = t.task_id join unit u on u.id = k.unit_id',
  key: `t.task_id || '-' || t.number`,
  path: 'u.path',
  title: 'name',
  columns: {
    taskCode: { sql: 'k.code', in: 'list', filter: true },
    number: { in: 'list' },
    name: { in: 'list', filter: true },
    category: { sql: `t.filter->>'category'`, kind: 'text', in: 'list', filter: true },
    riskFilter: { sql: `coalesce(t.filter->>'risk', '')`, kind: 'text', in: 'list' },
    gradeFilter: { sql: `coalesce(t.filter->>'grade', '')`, kind: 'text', in: 'list' },
    areaFilter: { sql: `coalesce(t.filter->>'area', '')`, kind: 'text' },
    scaleFilter: { sql: `coalesce(t.filter->>'scale', '')`, kind: 'text' },
    blacklistFilter: { sql: `coalesce(t.filter->>'blacklisted', '')`, kind: 'text' },
    keyPoolFilter: { sql: `coalesce(t.filter->>'keyPool', '')`, kind: 'text' },
    weights: { sql: `coalesce(t.weights::text, '')`, kind: 'text' },
    ratio: { sql: `t.ratio_bp / 100.0 || '%'`, kind: 'text', in: 'list' },
    min: { in: 'list' },
  },
  sort: { by: 'taskCode', direction: 'desc' },
};
