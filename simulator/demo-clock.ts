import pg from 'pg';
import { database } from '../db/data-source.ts';
import { currentTime } from '../db/clock.ts';

/** When the demo begins: the sample plan is for 2026. */
export const demoStart = new Date('2026-09-14T09:00:00+08:00');

let aheadMs = 0;

/** The demo's time in milliseconds, for the fake platforms of this process. */
export const demoNow = (): number => Date.now() + aheadMs;

/**
 * Sets the demo's clock at its first start; later starts go on from there, the time in between
 * included.
 */
export async function startClock(ownerUrl: string): Promise<void> {
  const client = new pg.Client(ownerUrl);
  await client.connect();
  await client.query(
    'insert into demo_clock (at, set_at) values ($1, now()) on conflict do nothing',
    [demoStart],
  );
  const { rows } = await client.query('select at + (now() - set_at) as now from demo_clock');
  aheadMs = rows[0].now.getTime() - Date.now();
  await client.end();
}

/** Moves the demo's clock on to this instant; it never goes back. */
export async function moveClock(to: Date): Promise<Date> {
  await database().query(
    `update demo_clock set at = greatest($1::timestamptz, at + (now() - set_at)), set_at = now()`,
    [to],
  );
  // Whatever has come due by the new time is looked for at once, not at the next turn of a timer.
  await database().query(`select pg_notify('clock', '')`);
  const now = await currentTime();
  aheadMs = now.getTime() - Date.now();
  return now;
}

const hour = 3_600_000;

/** Nine o'clock in the morning, some days from now. */
export function morningAfter(now: Date, days: number): Date {
  const day = new Date(now.getTime() + 8 * hour + days * 24 * hour).toISOString().slice(0, 10);
  return new Date(`${day}T09:00:00+08:00`);
}
