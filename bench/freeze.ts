import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import copyStreams from 'pg-copy-streams';
import { readPool } from '../db/queries/frozen-pool.ts';
import { poolRoot } from '../domain/draw/pool.ts';
import { startPostgres } from '../simulator/embedded-postgres.ts';
import { interleaved, type Line, lineOf, type Options } from './harness.ts';

const rowsIn = (table: string) => `select stratum, eligibility, record_id, weight from ${table}`;

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
      freeze: async () => poolRoot(await readPool(client, rowsIn('pool'))),
      copy: () => drain(client, rowsIn('pool')),
      mixed: async () => poolRoot(await readPool(client, rowsIn('mixed'))),
    });
    const goal = `freeze: read, leaves, root, ${subjects.toLocaleString('en')} subjects`;
    const peer = 'COPY … TO STDOUT of the rows';
    return [
      lineOf({ goal, peer, bound: 3 }, times.freeze, times.copy),
      lineOf({ goal: 'the same rows in no order', peer, bound: null }, times.mixed, times.copy),
    ];
  } finally {
    await client.end();
    await postgres.stop();
    await rm(directory, { recursive: true, force: true });
  }
}

/** Rows in the order in which the freeze leaves them, and the same rows in no order. */
async function plant(client: pg.Client, subjects: number): Promise<void> {
  const fields = 'stratum int not null, eligibility int not null';
  await client.query(
    `create table mixed (${fields}, record_id text not null, weight int not null)`,
  );
  // An eligibility other than 0 here and there.
  await client.query(
    `insert into mixed select 1 + n % 7, case when n % 20 = 0 then 1 + n % 5 else 0 end,
       '91370322' || upper(substr(md5(n::text), 1, 10)), 1 from generate_series(1, $1::int) as n`,
    [subjects],
  );
  // Ten digits of a hash meet now and then; an id occurs once in a pool.
  await client.query(
    'delete from mixed a using mixed b where a.record_id = b.record_id and a.ctid > b.ctid',
  );
  await client.query(
    `create table pool as
       select * from mixed order by stratum, eligibility, length(record_id), record_id collate "C"`,
  );
  await client.query('vacuum analyze mixed, pool');
}

async function drain(client: pg.Client, query: string): Promise<number> {
  let bytes = 0;
  for await (const piece of client.query(copyStreams.to(`copy (${query}) to stdout`))) {
    bytes += (piece as Buffer).length;
  }
  return bytes;
}
