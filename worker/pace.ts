import type { EntityManager } from 'typeorm';
import { database } from '../db/data-source.ts';
import type { Pace } from '../domain/delivery.ts';

/**
 * Books one message at every pace. When one of them is not free yet nothing is booked, and the
 * instant to wait for is given. All workers share the paces, whatever machine they run on.
 */
export async function bookPace(tx: EntityManager, paces: Pace[]): Promise<Date | undefined> {
  let wait: Date | undefined;
  for (const { key, burstMs } of paces) {
    const [row]: { at: Date | null }[] = await tx.query(
      `insert into chat_pace as pace (key, free_at) values ($1, clock_timestamp())
       on conflict (key) do update set free_at = pace.free_at
       returning case when free_at > clock_timestamp() + $2 * interval '1 millisecond'
         then free_at - $2 * interval '1 millisecond' end as at`,
      [key, burstMs],
    );
    if (row?.at && (!wait || row.at > wait)) wait = row.at;
  }
  if (wait) return wait;
  for (const { key, everyMs } of paces) {
    await tx.query(
      `update chat_pace set free_at = greatest(free_at, clock_timestamp()) + $2 * interval '1 millisecond'
       where key = $1`,
      [key, everyMs],
    );
  }
  return undefined;
}

/** Stops a chat or a whole account for a while: the platform asked for it. */
export async function pause(key: string, waitMs: number): Promise<void> {
  await database().query(
    `insert into chat_pace as pace (key, free_at)
     values ($1, clock_timestamp() + $2 * interval '1 millisecond')
     on conflict (key) do update set free_at = greatest(pace.free_at, excluded.free_at)`,
    [key, waitMs],
  );
}
