import { Task } from '../../db/entities/task.ts';
import { taskStates } from '../../domain/task.ts';
import type { Table } from '../table.ts';

/** 抽查任务, seen by those above the unit that set it up and above the one that carries it out. */
export const task: Table = {
  id: 'task',
  entity: Task,
  group: 'tasks',
  read: ['task.read'],
  from: `task t join unit i on i.id = t.initiator_id join unit u on u.id = t.unit_id
    join person p on p.id = t.set_by left join plan_line l on l.id = t.plan_line_id`,
  key: 't.id',
  path: 'u.path',
  title: 'code',
  columns: {
    code: { in: 'list', filter: true },
    name: { in: 'list', filter: true },
    state: {
      in: 'list',
      filter: true,
      codes: { prefix: 'state.task', values: Object.keys(taskStates) },
    },
    unit: { sql: 'u.name', in: 'list', filter: true },
    startsOn: { in: 'list' },
    endsOn: { in: 'list' },
    setBy: { sql: 'p.name', kind: 'text', in: 'list' },
    planLine: { sql: 'l.name' },
    initiator: { sql: 'i.name' },
    scope: { codes: { prefix: 'scope', values: ['open', 'directed'] } },
    mode: { codes: { prefix: 'mode', values: ['sample', 'rotation'] } },
    batches: {},
    teamSize: {},
    sealed: {},
    profileSlug: {},
    profileVersion: {},
    createdAt: {},
    closedOn: {},
    version: {},
  },
  sort: { by: 'createdAt', direction: 'desc' },
};
