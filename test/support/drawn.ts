import { createHash, randomUUID } from 'node:crypto';
import type { Query } from './database.ts';

/** A task that is set up, with its pool, and who of its office contributes to its draw. */
export type ToDraw = {
  taskId: string;
  code: string;
  witness: { id: string; unitId: string };
  confirmedAt?: Date | null;
};

/** Draws everybody in the pool of a task, step by step as the rows ask for it, up to the dispatch. */
export async function drawEverybody(
  sql: Query,
  { taskId, code, witness, confirmedAt = null }: ToDraw,
): Promise<string> {
  const id = randomUUID();
  const value = createHash('sha256').update(id).digest();
  const to = (state: string) => sql('update task set state = $2 where id = $1', [taskId, state]);
  await sql(
    `insert into draw (id, code, kind, task_id, state, input_hash, input, frozen_at)
     values ($1, $2, 'subjects', $3, 'frozen', repeat('0', 64), '{}', now())`,
    [id, code, taskId],
  );
  await sql(
    `insert into entropy_source (draw_id, position, kind, person_id, unit_id, commitment, committed_at)
     values ($1, 0, 'reveal', $2, $3, $4, now())`,
    [id, witness.id, witness.unitId, createHash('sha256').update(value).digest('hex')],
  );
  await to('frozen');
  await sql(
    `update draw set state = 'announced', announcement = '{}', announced_at = now() where id = $1`,
    [id],
  );
  await to('announced');
  await sql('update entropy_source set value = $2, opened_at = now() where draw_id = $1', [
    id,
    value,
  ]);
  await sql(
    `update draw set seed = repeat('b', 64), drawn_at = now(), result = (
       select coalesce(jsonb_object_agg(stratum, jsonb_build_object('drawn', ids)), '{}') from (
         select stratum, jsonb_agg(record_id order by record_id) as ids from pool_entry
         where task_id = $2 group by stratum) g)
     where id = $1`,
    [id, taskId],
  );
  await sql(
    `insert into drawn_subject (draw_id, stratum, rank, record_id, subject_id)
     select $1, stratum, row_number() over (partition by stratum order by record_id), record_id, subject_id
     from pool_entry where task_id = $2`,
    [id, taskId],
  );
  await sql(`update draw set state = 'drawn' where id = $1`, [id]);
  await to('drawn');
  await sql(
    `update draw set state = 'confirmed', confirmed_at = coalesce($2::timestamptz, now()) where id = $1`,
    [id, confirmedAt],
  );
  await to('confirmed');
  await to('dispatched');
  return id;
}

/** A second task beside one that exists, set up as somebody would write the row by hand. */
export async function aTaskByHand(sql: Query, like: string, state = 'configured'): Promise<string> {
  const id = randomUUID();
  await sql(
    `insert into task (id, code, name, plan_line_id, initiator_id, unit_id, starts_on, ends_on, team_size,
       profile_slug, profile_version, state, set_by, created_at)
     select $1, $2, name, plan_line_id, initiator_id, unit_id, starts_on, ends_on, team_size,
       profile_slug, profile_version, $3, set_by, created_at from task where id = $4`,
    [id, `HAND-${id.slice(0, 8).toUpperCase()}`, state, like],
  );
  return id;
}
