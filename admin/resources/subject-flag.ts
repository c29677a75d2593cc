import { SubjectFlag } from '../../db/entities/subject-flag.ts';
import { flagKinds, flagStates } from '../../domain/flag.ts';
import type { Table } from '../table.ts';

/** 分级与信用标记: what was noted of subjects, from where, who agreed, and what has ended since. */
export const subjectFlag: Table = {
  id: 'subject_flag',
  entity: SubjectFlag,
  group: 'registries',
  read: ['registry.read'],
  from: `subject_flag t join subject s on s.id = t.subject_id join unit u on u.id = s.unit_id
    join person r on r.id = t.recorded_by left join person d on d.id = t.decided_by
    left join person e on e.id = t.ended_by`,
  key: 't.id',
  path: 'u.path',
  title: 'subjectName',
  columns: {
    subjectName: { sql: 's.name', kind: 'text', in: 'list', filter: true },
    uscc: { sql: 's.uscc', kind: 'code', in: 'list', filter: true },
    flag: {
      sql: 't.kind',
      in: 'list',
      filter: true,
      codes: { prefix: 'flag', values: flagKinds },
    },
    value: { in: 'list' },
    state: {
      in: 'list',
      filter: true,
      codes: { prefix: 'flag-state', values: Object.keys(flagStates) },
    },
    source: { in: 'list' },
    startsOn: { in: 'list' },
    endsOn: { in: 'list' },
    reason: {},
    evidence: {},
    recordedBy: { sql: 'r.name', kind: 'text' },
    recordedAt: {},
    decidedBy: { sql: 'd.name', kind: 'text' },
    decidedAt: {},
    decisionReason: {},
    begunAt: {},
    lapsedAt: {},
    before: {},
    endedBy: { sql: 'e.name', kind: 'text' },
    endedAt: {},
    endReason: {},
  },
  sort: { by: 'startsOn', direction: 'desc' },
};
