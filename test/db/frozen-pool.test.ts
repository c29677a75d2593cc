import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { eachCopied } from '../../db/queries/copied-rows.ts';
import { readPool } from '../../db/queries/frozen-pool.ts';
import { type PackedPool, recordAt } from '../../domain/draw/packed-pool.ts';
import type { PoolRecord } from '../../domain/draw/record.ts';
import { useDatabase } from '../support/database.ts';

const { owner } = useDatabase();
let client: pg.Client;

beforeAll(async () => {
  client = new pg.Client(owner);
  await client.connect();
});

afterAll(async () => {
  await client.end();
});

const recordsOf = (pool: PackedPool): PoolRecord[] =>
  Array.from({ length: pool.size }, (_, at) => recordAt(pool, at));

const values = (records: PoolRecord[]) =>
  `select * from (values ${records
    .map(
      ({ stratum, eligibility, id, weight }) => `(${stratum}, ${eligibility}, '${id}', ${weight})`,
    )
    .join(', ')}) as pool`;

/** Rows enough for many pieces of what arrives, ids of every length, and a field of every width. */
const many = `select n % 65536, n % 6,
    right('ZZZZZZZZZZZZZZZZZZ' || n, case when n % 3 = 0 then 6 + n % 13 else 18 end), 1 + n % 16
  from generate_series(1, 200000) as n`;

async function copied(query: string): Promise<string[]> {
  const lines: string[] = [];
  await eachCopied(client, query, ({ bytes }, start, end) => {
    lines.push(bytes.toString('utf8', start, end - 1));
  });
  return lines;
}

describe('R-095 a pool out of the database', () => {
  test('is what its rows say, field by field', async () => {
    const records = [
      { stratum: 0, eligibility: 0, id: '913703031234567890', weight: 1 },
      { stratum: 65_535, eligibility: 5, id: 'A', weight: 16 },
      { stratum: 7, eligibility: 3, id: 'ZZZZZZZZZZZZZZZZZ', weight: 9 },
      { stratum: 10, eligibility: 1, id: 'AZ09AZ09AZ09AZ09AZ', weight: 10 },
    ];
    expect(recordsOf(await readPool(client, values(records)))).toEqual(records);
  });

  test('is what a plain query says, however the rows are cut into pieces', async () => {
    const { rows } = await client.query({ text: many, rowMode: 'array' });
    const records = rows.map(([stratum, eligibility, id, weight]) => ({
      stratum,
      eligibility,
      id,
      weight,
    }));
    expect(recordsOf(await readPool(client, many))).toEqual(records);
  });

  test('may have no rows', async () => {
    const pool = await readPool(client, 'select 1, 0, $$A$$, 1 where false');
    expect(pool.size).toBe(0);
  });

  test.each([
    ['id', "select 1, 0, '91370303123456789a', 1"],
    ['id', "select 1, 0, 'a', 1"],
    ['id', "select 1, 0, '9137030312345678901', 1"],
    ['id', "select 1, 0, '号号号号号号', 1"],
    ['id', 'select 1, 0, null, 1'],
    ['stratum', "select 65536, 0, 'A', 1"],
    ['stratum', "select null::int, 0, 'A', 1"],
    ['eligibility', "select 1, 6, '913703031234567890', 1"],
    ['weight', "select 1, 0, '913703031234567890', 17"],
    ['weight', "select 1, 0, '913703031234567890', -1"],
  ])('is refused for its %s: %s', async (field, query) => {
    await expect(readPool(client, query)).rejects.toMatchObject({ details: { field } });
    // The rows that follow are heard out, so that the connection can go on.
    await expect(
      readPool(client, `${query} union all select * from (${many}) as m`),
    ).rejects.toMatchObject({ details: { field } });
    expect(await copied('select 1')).toEqual(['1']);
  });
});

describe('rows that are copied out', () => {
  test('come one by one, in their order', async () => {
    expect(await copied('select n from generate_series(1, 30000) as n')).toEqual(
      Array.from({ length: 30_000 }, (_, at) => `${at + 1}`),
    );
  });

  test('may be longer than what arrives at once', async () => {
    const query = 'select repeat(chr(96 + n), n * 100000) from generate_series(1, 5) as n';
    const lengths = (await copied(query)).map((line) => [line.at(-1), line.length]);
    expect(lengths).toEqual([1, 2, 3, 4, 5].map((n) => [String.fromCharCode(96 + n), n * 100_000]));
  });

  test('end with the error of the server, in the middle too, and leave the connection usable', async () => {
    await expect(
      copied('select 1 / (20000 - n) from generate_series(1, 20001) as n'),
    ).rejects.toMatchObject({ code: '22012' });
    await expect(copied('select nothing')).rejects.toMatchObject({ code: '42703' });
    const { rows } = await client.query('select 2 as two');
    expect(rows).toEqual([{ two: 2 }]);
  });

  test('take turns with other queries of the same client, and notices reach the client', async () => {
    const notices: unknown[] = [];
    client.on('notice', ({ message }) => notices.push(message));
    await client.query(`create function pg_temp.told(n int) returns int language plpgsql as
      'begin raise notice ''row %'', n; return n; end'`);
    expect(await copied('select pg_temp.told(n) from generate_series(1, 3) as n')).toEqual([
      '1',
      '2',
      '3',
    ]);
    expect((await client.query('select 3 as three')).rows).toEqual([{ three: 3 }]);
    expect(await copied('select 4')).toEqual(['4']);
    expect(notices).toEqual(['row 1', 'row 2', 'row 3']);
  });

  test('end with an error when the connection does', async () => {
    const lost = new pg.Client(owner);
    lost.on('error', () => {});
    await lost.connect();
    const { rows } = await lost.query('select pg_backend_pid() as pid');
    const reading = eachCopied(lost, 'select n from generate_series(1, 1000000000) as n', () => {});
    const failed = expect(reading).rejects.toThrow();
    await client.query('select pg_terminate_backend($1)', [rows[0].pid]);
    await failed;
  });
});
