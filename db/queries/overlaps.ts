import type { EntityManager } from 'typeorm';
import { visitOrder } from './visit-order.ts';

/**
 * A subject that a task has drawn and that another task of the bureau visits, or is about to visit, in
 * the same days. `inspectionId` is null where that task is confirmed and has no visits yet.
 */
export type Overlap = {
  subjectId: string;
  inspectionId: string | null;
  code: string;
  taskId: string;
  taskCode: string;
  /** Nobody is matched to it, so that it can be merged. */
  isOpen: boolean;
};

/** Which subjects are asked for, and on which days the task would visit them. */
export type OverlapQuestion = {
  taskId: string;
  subjectIds: string[];
  startsOn: string;
  endsOn: string;
};

/**
 * The overlaps of a task, by the announcement of the other one: that is whom a visit is matched with.
 * A visit that was meant as a second one beside this task's is none.
 */
export const overlapsOf = (tx: EntityManager, question: OverlapQuestion): Promise<Overlap[]> =>
  tx.query(sql, [question.taskId, question.subjectIds, question.startsOn, question.endsOn]);

const sql = `
with announced as (
  select t.*, bureau_of(t.unit_id) as bureau, d.id as draw_id, d.state as draw_state,
    coalesce(d.announced_at, t.created_at) as at
  from task t left join draw d on d.task_id = t.id and d.kind = 'subjects'
), own as (select * from announced where id = $1), overlap as (
  select n.subject_id, n.id as inspection_id, n.code, t.id as task_id, t.code as task_code, t.at,
    t.state in ('confirmed', 'dispatched', 'matched')
      and not is_in_match(n.id) as is_open
  from own join inspection n on n.subject_id = any($2) and n.task_id <> own.id
    join announced t on t.id = n.task_id and t.bureau = own.bureau
    cross join lateral (select max(starts_on) as starts_on, min(ends_on) as ends_on
      from inspection_task where inspection_id = n.id) w
  where w.starts_on <= $4 and w.ends_on >= $3 and (n.second_reason is null or (t.at, t.code) < (own.at, own.code))
  union all
  select s.subject_id, null, t.code || '-' || lpad(s.position::text, greatest(4, length(s.position::text)), '0'), t.id, t.code, t.at, true
  from own join announced t on t.state = 'confirmed' and t.mode = 'sample' and (t.at, t.code) < (own.at, own.code)
      and t.bureau = own.bureau and t.starts_on <= $4 and t.ends_on >= $3
    join lateral (select s.subject_id, row_number() over (order by ${visitOrder}) as position
      from drawn_subject s where s.draw_id = t.draw_id) s on s.subject_id = any($2)
  where not exists (select 1 from inspection_task v where v.task_id = t.id and v.subject_id = s.subject_id)
)
select subject_id as "subjectId", inspection_id as "inspectionId", code, task_id as "taskId",
  task_code as "taskCode", is_open as "isOpen"
from overlap
where not exists (select 1 from inspection_task v where v.task_id = $1 and v.subject_id = overlap.subject_id)
order by at, code`;
