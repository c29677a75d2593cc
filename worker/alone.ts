import { database } from '../db/data-source.ts';

/**
 * Runs upkeep unless another worker is at the same one right now; gives 'busy' then. The lock belongs
 * to a connection of its own, so it ends with the process that holds it.
 */
export async function alone<T>(name: string, run: () => Promise<T>): Promise<T | 'busy'> {
  const connection = database().createQueryRunner();
  try {
    const [row] = await connection.query('select pg_try_advisory_lock(hashtext($1)) as mine', [
      name,
    ]);
    if (!row.mine) return 'busy';
    try {
      return await run();
    } finally {
      await connection.query('select pg_advisory_unlock(hashtext($1))', [name]);
    }
  } finally {
    await connection.release();
  }
}

/** Writes down that a look for work went through, for the health page. */
export async function beat(name: string, detail: object = {}): Promise<void> {
  await database().query(
    `insert into heartbeat (name, at, detail) values ($1, clock_timestamp(), $2)
     on conflict (name) do update set at = excluded.at, detail = excluded.detail`,
    [name, JSON.stringify(detail)],
  );
}
