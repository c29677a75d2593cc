import { Inspection } from '../../db/entities/inspection.ts';
import { inspectionStates } from '../../domain/inspection.ts';
import type { Table } from '../table.ts';

/** 检查: one subject, one visit. */
export const inspection: Table = {
  id: 'inspection',
  entity: Inspection,
  group: 'tasks',
  read: ['task.read'],
  from: `inspection t join task k on k.id = t.task_id join subject s on s.id = t.subject_id
    join unit u on u.id = t.unit_id`,
  key: 't.id',
  path: 'u.path',
  title: 'code',
  columns: {
    code: { in: 'list', filter: true },
    taskCode: { sql: 'k.code', in: 'list', filter: true },
    mergedTasks: {
      sql: `(select string_agg(o.code, '、' order by o.code) from inspection_task v join task o on o.id = v.task_id
        where v.inspection_id = t.id and o.id <> t.task_id)`,
    },
    secondReason: {},
    subjectName: { sql: 's.name', in: 'list', filter: true },
    unit: { sql: 'u.name', in: 'list', filter: true },
    state: {
      in: 'list',
      filter: true,
      codes: { prefix: 'state.inspection', values: Object.keys(inspectionStates) },
    },
    startedAt: { in: 'list' },
    signedOn: { in: 'list' },
    createdAt: {},
    version: {},
  },
  sort: { by: 'code', direction: 'desc' },
};
