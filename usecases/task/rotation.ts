import type { EntityManager } from 'typeorm';
import type { Task } from '../../db/entities/task.ts';
import { visitOrder } from '../../db/queries/visit-order.ts';
import { dayOf } from '../../domain/day.ts';
import { batchWindows, cutBatches } from '../../domain/rotation.ts';
import type { Context } from '../usecase.ts';
import { type Choice, type Drawn, type Visits, visitsFor } from './visits.ts';

type DrawnRow = { drawId: string; stratum: number; recordId: string; subjectId: string };

/**
 * Cuts a drawn rotation into its batches and makes the visits of the first one. The others
 * stay secret until their part of the window begins.
 */
export async function beginRotation(context: Context, task: Task, choice: Choice): Promise<Visits> {
  const drawn = await drawnOf(context.tx, task.id);
  await keepBatches(context.tx, task, drawn);
  const today = dayOf(context.now);
  const first = await dueBatch(context.tx, task, today < task.startsOn ? task.startsOn : today);
  const visits = first ? await sendBatch(context, task, first, choice) : { merged: 0 };
  return { ...visits, inspections: drawn.length };
}

/** Part of a rotation that can be sent to its unit. */
export type Batch = { drawId: string; number: number; startsOn: string; endsOn: string } & {
  drawn: Drawn[];
};

/** The earliest batch that begins on that day or before and was not sent yet. */
export async function dueBatch(
  tx: EntityManager,
  { id, code }: Task,
  on: string,
): Promise<Batch | undefined> {
  const [row] = await tx.query(dueSql, [id, on]);
  if (!row) return undefined;
  const { subjects, ...batch } = row as Omit<Batch, 'drawn'> & {
    subjects: { subjectId: string; position: number }[];
  };
  const drawn = subjects.map(({ subjectId, position }) => ({
    subjectId,
    code: `${code}-${String(position).padStart(4, '0')}`,
  }));
  return { ...batch, drawn };
}

/** Makes the visits of a batch, once, on its own days; answers how many visits the task has now. */
export async function sendBatch(
  context: Context,
  task: Task,
  { drawId, number, startsOn, endsOn, drawn }: Batch,
  choice: Choice,
): Promise<Visits> {
  await context.tx.query(
    'insert into rotation_dispatch (draw_id, number, dispatched_at) values ($1, $2, $3)',
    [drawId, number, context.now],
  );
  return visitsFor(context, task, { drawn, days: { startsOn, endsOn }, choice });
}

const drawnOf = (tx: EntityManager, taskId: string): Promise<DrawnRow[]> =>
  tx.query(
    `select s.draw_id as "drawId", s.stratum, s.record_id as "recordId", s.subject_id as "subjectId"
     from drawn_subject s join draw d on d.id = s.draw_id
     where d.task_id = $1 and d.kind = 'subjects' order by s.stratum, s.rank`,
    [taskId],
  );

async function keepBatches(tx: EntityManager, task: Task, drawn: DrawnRow[]): Promise<void> {
  const windows = batchWindows(task.startsOn, task.endsOn, task.batches!);
  const cut = cutBatches(byStratum(drawn), windows.length);
  const numbers = new Map(cut.map(({ id, batch }) => [id, batch]));
  const rows = drawn.map(({ drawId, recordId, subjectId }) => {
    const number = numbers.get(recordId)!;
    const { startsOn, endsOn } = windows[number - 1]!;
    return {
      draw_id: drawId,
      record_id: recordId,
      subject_id: subjectId,
      number,
      startsOn,
      endsOn,
    };
  });
  await tx.query(
    `insert into rotation_batch (draw_id, record_id, subject_id, number, starts_on, ends_on)
     select draw_id, record_id, subject_id, number, "startsOn", "endsOn"
     from jsonb_to_recordset($1::jsonb) as r(draw_id uuid, record_id text, subject_id uuid, number int,
       "startsOn" date, "endsOn" date)`,
    [JSON.stringify(rows)],
  );
}

function byStratum(drawn: DrawnRow[]): string[][] {
  const strata = new Map<number, string[]>();
  for (const { stratum, recordId } of drawn) {
    strata.set(stratum, [...(strata.get(stratum) ?? []), recordId]);
  }
  return [...strata.values()];
}

const dueSql = `
with drawn as (
  select s.draw_id, s.record_id, s.subject_id, row_number() over (order by ${visitOrder})::int as position
  from drawn_subject s join draw d on d.id = s.draw_id where d.task_id = $1 and d.kind = 'subjects')
select b.draw_id as "drawId", b.number, b.starts_on as "startsOn", b.ends_on as "endsOn",
  jsonb_agg(jsonb_build_object('subjectId', b.subject_id, 'position', drawn.position) order by drawn.position) as subjects
from rotation_batch b join drawn using (draw_id, record_id)
where b.starts_on <= $2 and not exists (
  select 1 from rotation_dispatch x where x.draw_id = b.draw_id and x.number = b.number)
group by 1, 2, 3, 4 order by b.number limit 1`;
