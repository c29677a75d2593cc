import type { EntityManager } from 'typeorm';
import type { SealedEvent } from '../../domain/seal/record.ts';
import type { SealEntry, SignedNote } from '../../domain/seal/verify-trail.ts';

/** An event as a row gives it, in the members of `SealedEvent`. */
export const sealedEvent = `jsonb_build_object('id', e.id::text, 'type', e.type, 'actor', e.actor_id, 'door', e.door,
  'about', jsonb_build_object('type', e.about_type, 'id', e.about_id), 'task', e.task_id, 'unit', e.unit_path,
  'data', e.data, 'command', e.command_id, 'card', e.card_hash,
  'at', to_char(e.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'))`;

/** The oldest events that wait for their seal. */
export async function unsealedEvents(tx: EntityManager, limit: number): Promise<SealedEvent[]> {
  const rows: { event: SealedEvent }[] = await tx.query(
    `select ${sealedEvent} as event from event_to_seal q join event e on e.id = q.event_id
     order by e.id limit $1`,
    [limit],
  );
  return rows.map(({ event }) => event);
}

/** The leaves after the first `from`, up to `limit` of them, in their order. */
export async function leavesFrom(
  tx: EntityManager,
  from: number,
  limit: number,
): Promise<string[]> {
  const rows: { leaf: string }[] = await tx.query(
    'select leaf from event_seal where seq > $1 order by seq limit $2',
    [from, limit],
  );
  return rows.map(({ leaf }) => leaf);
}

/** The seals after the first `from` with what they are of, up to `limit` of them, in their order. */
export const sealsFrom = (tx: EntityManager, from: number, limit: number): Promise<SealEntry[]> =>
  tx.query(
    `select s.seq::int, s.leaf, case when e.id is null then null else ${sealedEvent} end as event
     from event_seal s left join event e on e.id = s.event_id
     where s.seq > $1 order by s.seq limit $2`,
    [from, limit],
  );

/** Every checkpoint with its key, the smallest first. */
export const checkpoints = (tx: EntityManager): Promise<(SignedNote & { size: number })[]> =>
  tx.query('select size::int, note, verifier from checkpoint order by size');

/** How many events wait for their seal, and which neither wait nor have one. */
export async function unsealed(tx: EntityManager): Promise<{ waiting: number; passed: string[] }> {
  const [row] = await tx.query(
    `select (select count(*)::int from event_to_seal) as waiting,
       array(select e.id::text from event e
         where not exists (select from event_seal s where s.event_id = e.id)
           and not exists (select from event_to_seal q where q.event_id = e.id) order by e.id limit 10) as passed`,
  );
  return row;
}
