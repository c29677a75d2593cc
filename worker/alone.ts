import pg from 'pg';
import { config } from '../config.ts';
import { database } from '../db/data-source.ts';
import { log } from '../log.ts';

// All locks of this process hang on one connection outside the office's pool: were each to hold one of
// that pool while its work waits for another, as many sweeps as it is large would wait for ever.
let session: pg.Pool | undefined;

// A lock that a session has can be taken again by the same session.
const held = new Set<string>();

/**
 * Runs upkeep unless this or another worker is at the same one right now; gives 'busy' then. The lock
 * ends with the process that holds it.
 */
export async function alone<T>(name: string, run: () => Promise<T>): Promise<T | 'busy'> {
  if (held.has(name)) return 'busy';
  held.add(name);
  try {
    const locks = (session ??= openSession());
    const { rows } = await locks.query<{ mine: boolean }>(
      'select pg_try_advisory_lock(hashtext($1)) as mine',
      [name],
    );
    if (!rows[0]!.mine) return 'busy';
    try {
      return await run();
    } finally {
      // A connection that was lost has no lock left to give back.
      await locks.query('select pg_advisory_unlock(hashtext($1))', [name]).catch(lost);
    }
  } finally {
    held.delete(name);
  }
}

/** Closes the connection that holds the locks, once nothing runs any more. */
export async function closeLocks(): Promise<void> {
  const open = session;
  session = undefined;
  await open?.end();
}

// A pool of one, which never closes while idle: it puts calls in a row and opens anew what was lost.
function openSession(): pg.Pool {
  const connectionString = config().DATABASE_URL;
  const pool = new pg.Pool({ connectionString, keepAlive: true, max: 1, idleTimeoutMillis: 0 });
  return pool.on('error', lost);
}

const lost = (error: unknown) => log.warn({ err: error }, 'the connection of the locks is lost');

/** Writes down that a look for work went through, for the health page. */
export async function beat(name: string, detail: object = {}): Promise<void> {
  await database().query(
    `insert into heartbeat (name, at, detail) values ($1, clock_timestamp(), $2)
     on conflict (name) do update set at = excluded.at, detail = excluded.detail`,
    [name, JSON.stringify(detail)],
  );
}
