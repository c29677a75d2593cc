import { Disclosure } from '../../db/entities/disclosure.ts';
import type { Table } from '../table.ts';

/** 结果公示, with the day by which it is due. */
export const disclosure: Table = {
  id: 'disclosure',
  entity: Disclosure,
  group: 'disclosures',
  read: ['task.read'],
  from: `disclosure t join inspection n on n.id = t.inspection_id join subject s on s.id = n.subject_id
    join unit u on u.id = n.unit_id left join person p on p.id = t.approved_by`,
  key: 't.id',
  path: 'u.path',
  title: 'inspectionCode',
  columns: {
    inspectionCode: { sql: 'n.code', in: 'list', filter: true },
    subjectName: { sql: 's.name', in: 'list', filter: true },
    state: {
      in: 'list',
      filter: true,
      codes: {
        prefix: 'state.disclosure',
        values: ['pending', 'published', 'withheld'],
      },
    },
    dueOn: { in: 'list' },
    approvedBy: { sql: 'p.name', kind: 'text', in: 'list' },
    publishedAt: { in: 'list' },
    clockFrom: {},
    provisional: {},
    rule: {},
    approvedAt: {},
  },
  sort: { by: 'dueOn', direction: 'asc' },
};
