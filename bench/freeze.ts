import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import copyStreams from 'pg-copy-streams';
import { readPool } from '../db/queries/frozen-pool.ts';
import { poolRoot } from '../domain/draw/pool.ts';
import { startPostgres } from '../simulator/embedded-postgres.ts';
import { interleaved, type Line, lineOf, type Options } from './harness.ts';

const query = 'select stratum, eligibility, record_id, weight from pool';

/** Reading a pool out of Postgres, its leaves and its root, beside a bare COPY of the same rows. */
export async function benchFreeze({ size, runs }: Options): Promise<Line[]> {
  const subjects = size ?? 1_000_000;
  const directory = await mkdtemp(path.join(tmpdir(), 'yaohao-bench-'));
  await chmod(directory, 0o755);
  const postgres = await startPostgres(path.join(directory, 'data'), { fast: true });
  const client = new pg.Client({ connectionString: postgres.url });
  try {
    await client.connect();
    await plant(client, subjects);
    const times = await interleaved(runs, {
      freeze: async () => poolRoot(await readPool(client, query)),
      copy: () => drain(client),
    });
    const goal = `freeze: read, leaves, root, ${subjects.toLocaleString('en')} subjects`;
    return [
      lineOf({ goal, peer: 'COPY … TO STDOUT of the rows', bound: 3 }, times.freeze, times.copy),
    ];
  } finally {
    await client.end();
    await postgres.stop();
    await rm(directory, { recursive: true, force: true });
  }
}

/** Rows as the freeze leaves them, with an eligibility other than 0 here and there. */
async function plant(client: pg.Client, subjects: number): Promise<void> {
  await client.query(
    `create table pool (stratum int not null, eligibility int not null, record_id text not null, weight int not null)`,
  );
  await client.query(
    `insert into pool select 1 + n % 7, case when n % 20 = 0 then 1 + n % 5 else 0 end,
       '91370322' || upper(substr(md5(n::text), 1, 10)), 1 from generate_series(1, $1::int) as n
     on conflict do nothing`,
    [subjects],
  );
  // Ten digits of a hash meet now and then; an id occurs once in a pool.
  await client.query(
    'delete from pool a using pool b where a.record_id = b.record_id and a.ctid > b.ctid',
  );
  await client.query('vacuum analyze pool');
}

async function drain(client: pg.Client): Promise<number> {
  let bytes = 0;
  for await (const piece of client.query(copyStreams.to(`copy (${query}) to stdout`))) {
    bytes += (piece as Buffer).length;
  }
  return bytes;
}
