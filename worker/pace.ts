import type { EntityManager } from 'typeorm';
import type { Pace } from '../domain/delivery.ts';

/**
 * Books one message at every pace. When one of them is not free yet nothing is booked, and the
 * instant to wait for is given. All workers share the paces, whatever machine they run on.
 */
export async function bookPace(tx: EntityManager, paces: Pace[]): Promise<Date | undefined> {
  const wait = await busyUntil(tx, paces);
  if (wait) return wait;
  for (const { key, everyMs } of paces.filter((pace) => pace.everyMs > 0)) {
    await tx.query(
      `insert into chat_pace as pace (key, free_at)
       values ($1, clock_timestamp() + $2 * interval '1 millisecond')
       on conflict (key) do update set free_at = greatest(pace.free_at, excluded.free_at)`,
      [key, everyMs],
    );
  }
  return undefined;
}

async function busyUntil(tx: EntityManager, paces: Pace[]): Promise<Date | undefined> {
  let wait: Date | undefined;
  for (const { key } of paces) {
    const [row]: { at: Date }[] = await tx.query(
      `select greatest(free_at, paused_until) as at from chat_pace
       where key = $1 and greatest(free_at, paused_until) > clock_timestamp() for update`,
      [key],
    );
    if (row && (!wait || row.at > wait)) wait = row.at;
  }
  return wait;
}
