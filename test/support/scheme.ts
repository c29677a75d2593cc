import { randomUUID } from 'node:crypto';
import { confirmScheme } from '../../usecases/scheme/confirm.ts';
import { draftScheme } from '../../usecases/scheme/draft.ts';
import type { Command } from '../../usecases/usecase.ts';
import type { Query } from './database.ts';

/** A confirmed scheme of inspection, as a task has one before its teams set out. */
export async function aScheme(
  sql: Query,
  taskId: string,
  { authorId, confirmerId }: { authorId: string; confirmerId: string },
): Promise<string> {
  const id = randomUUID();
  await sql(
    `insert into work_scheme (id, task_id, number, duty, procedure, schedule, author_ids, drafted_at)
     select $1, $2, 1 + coalesce(max(number), 0), '组长主持，组员记录', '出示证件，逐项检查', '当日完成', array[$3::uuid], now()
     from work_scheme where task_id = $2`,
    [id, taskId, authorId],
  );
  await sql(
    `update work_scheme set state = 'confirmed', confirmed_by = $2, confirmed_at = now(),
       content = '{"items":[],"departments":[],"strata":[],"startsOn":"","endsOn":""}' where id = $1`,
    [id, confirmerId],
  );
  return id;
}

type Hands = { author: Command; confirmer: Command };

/** The scheme of a task as its people make it: one drafts it, another confirms it. */
export async function makeScheme(taskId: string, { author, confirmer }: Hands, now: Date) {
  const parts = {
    duty: '组长主持，组员记录',
    procedure: '出示证件，逐项检查',
    schedule: '当日完成',
  };
  await draftScheme(author, { taskId, ...parts }, now);
  await confirmScheme(confirmer, { taskId }, now);
}
