import { database } from '../../db/data-source.ts';
import { unsealedEvents } from '../../db/queries/sealed-events.ts';
import { leafOf } from '../../domain/seal/record.ts';
import { lockTrail } from './lock-trail.ts';

const atOnce = 2000;

/**
 * 全过程留痕: gives the events that wait a place in the trail, each with its leaf, in the order of
 * their ids. One sequencer at a time, so the order has no gap; whoever acts never waits for it.
 * Answers how many were sealed; fewer than asked for means that nothing waits any more.
 */
export async function sealEvents(now: Date, limit = atOnce): Promise<number> {
  return database().transaction(async (tx) => {
    await lockTrail(tx);
    const events = await unsealedEvents(tx, limit);
    if (events.length === 0) return 0;
    const ids = events.map(({ id }) => id);
    await tx.query(
      `insert into event_seal (seq, event_id, leaf, sealed_at)
       select (select coalesce(max(seq), 0) from event_seal) + at, id, leaf, $3
       from unnest($1::bigint[], $2::text[]) with ordinality as e (id, leaf, at)`,
      [ids, events.map(leafOf), now],
    );
    await tx.query('delete from event_to_seal where event_id = any($1::bigint[])', [ids]);
    return events.length;
  });
}
