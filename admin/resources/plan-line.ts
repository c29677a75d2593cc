import { PlanLine } from '../../db/entities/plan-line.ts';
import type { Table } from '../table.ts';

/** 计划任务: one line of an annual plan. */
export const planLine: Table = {
  id: 'plan_line',
  entity: PlanLine,
  group: 'lists',
  read: ['registry.read', 'task.read'],
  from: 'plan_line t join plan y on y.id = t.plan_id join unit u on u.id = y.unit_id',
  key: 't.id',
  path: 'u.path',
  title: 'name',
  columns: {
    year: { sql: 'y.year', kind: 'number', in: 'list', filter: true },
    name: { in: 'list', filter: true },
    itemName: { in: 'list', filter: true },
    ratio: { sql: `t.ratio_bp / 100.0 || '%'`, kind: 'text', in: 'list' },
    estimate: { in: 'list' },
    startsOn: { in: 'list' },
    endsOn: { in: 'list' },
    unitName: { in: 'list', filter: true },
    draws: { in: 'list' },
    mode: {},
    scope: {},
    jointUnits: {},
  },
  sort: { by: 'startsOn', direction: 'asc' },
};
