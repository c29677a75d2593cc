import { randomUUID } from 'node:crypto';
import type { Task } from '../../db/entities/task.ts';
import type { Overlap } from '../../db/queries/overlaps.ts';
import { type Context, record } from '../usecase.ts';
import type { Drawn } from './visits.ts';

type Days = { startsOn: string; endsOn: string };

/** The days of a visit, and which of them are second ones, for what reason. */
type How = { days: Days; seconds: ReadonlySet<string>; reason: string };

/** Makes visits of a task of its own; each serves that task from the beginning. */
export async function insertVisits(
  { tx, actor, now }: Context,
  task: Task,
  drawn: Drawn[],
  { days, seconds, reason }: How,
): Promise<void> {
  const isPart = days.startsOn !== task.startsOn || days.endsOn !== task.endsOn;
  const rows = drawn.map(({ subjectId, code }) => {
    const isSecond = seconds.has(subjectId);
    return {
      id: randomUUID(),
      code,
      subject_id: subjectId,
      second_reason: isSecond ? reason : null,
      second_by: isSecond ? actor.id : null,
    };
  });
  await tx.query(
    `insert into inspection (id, code, task_id, subject_id, unit_id, created_at, starts_on, ends_on,
       second_reason, second_by)
     select r.id, r.code, t.id, r.subject_id, ${unitOf('t', 'r.subject_id')}, $2, $3, $4, r.second_reason, r.second_by
     from task t, jsonb_to_recordset($5::jsonb)
       as r(id uuid, code text, subject_id uuid, second_reason text, second_by uuid) where t.id = $1`,
    [
      task.id,
      now,
      isPart ? days.startsOn : null,
      isPart ? days.endsOn : null,
      JSON.stringify(rows),
    ],
  );
}

// where the frozen pool sends the subject; without routes the task's one unit visits everybody.
const unitOf = (task: string, subjectId: string) => `coalesce((select p.unit_id from pool_entry p
  where p.task_id = ${task}.id and p.subject_id = ${subjectId}), ${task}.unit_id)`;

/** A visit that is to serve one more task, for one subject that it has drawn. */
type Merge = { task: Task; one: Drawn; overlap: Overlap; days: Days; how: 'rule' | 'choice' };

/** Merges a task's visit to one subject with another task's, which is made here if it is not there yet. */
export async function mergeVisit(context: Context, merge: Merge): Promise<void> {
  const { tx, actor, now } = context;
  const { task, one, overlap, days, how } = merge;
  const inspectionId = overlap.inspectionId ?? (await beginVisit(context, overlap));
  await tx.query(
    `insert into inspection_task (inspection_id, task_id, subject_id, code, how, starts_on, ends_on, linked_at, linked_by)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [
      inspectionId,
      task.id,
      one.subjectId,
      one.code,
      how,
      days.startsOn,
      days.endsOn,
      now,
      actor.id,
    ],
  );
  const others = await tx.query(
    `select t.id, u.path from task t join unit u on u.id = ${unitOf('t', '$3::uuid')} where t.id in ($1, $2)`,
    [overlap.taskId, task.id, one.subjectId],
  );
  for (const { id: taskId, path: unitPath } of others) {
    const about = { type: 'inspection', id: inspectionId, taskId, unitPath };
    await record(context, 'inspection.merged', about, {
      code: overlap.code,
      merged: one.code,
      tasks: [overlap.taskCode, task.code],
      how,
    });
  }
}

// The task that was announced first is confirmed, and dispatched only later: the visit is its own all the same.
async function beginVisit({ tx, now }: Context, overlap: Overlap): Promise<string> {
  const id = randomUUID();
  await tx.query(
    `insert into inspection (id, code, task_id, subject_id, unit_id, created_at)
     select $1, $2, t.id, $3::uuid, ${unitOf('t', '$3::uuid')}, $4 from task t where t.id = $5`,
    [id, overlap.code, overlap.subjectId, now, overlap.taskId],
  );
  return id;
}

/** Puts on the trail why a subject is visited a second time. */
export async function recordSecond(
  context: Context,
  task: Task,
  { code, subjectId }: Drawn,
  reason: string,
): Promise<void> {
  const { tx } = context;
  const [visit] = await tx.query(
    `select n.id, u.path from inspection n join unit u on u.id = n.unit_id
     where n.task_id = $1 and n.subject_id = $2`,
    [task.id, subjectId],
  );
  const about = { type: 'inspection', id: visit.id, taskId: task.id, unitPath: visit.path };
  await record(context, 'inspection.second-visit', about, { code, reason });
}
