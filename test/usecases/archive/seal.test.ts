import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { database as pool } from '../../../db/data-source.ts';
import { trailVerifier } from '../../../domain/seal/verify-trail.ts';
import { sealEvents } from '../../../usecases/archive/seal-events.ts';
import { takeCheckpoint } from '../../../usecases/archive/take-checkpoint.ts';
import { folderOfFiles, yaohao } from '../../cli/yaohao.ts';
import { useDatabase } from '../../support/database.ts';
import { aMatchedTask, monday, signed } from '../../support/visit.ts';

const { sql } = useDatabase();
const file = folderOfFiles();

const event = () =>
  sql(
    `insert into event (type, door, about_type, about_id, data, command_id, at)
     values ('test.done', 'system', 'test', '1', '{"b": 2, "a": "一"}', $1, $2) returning id`,
    [randomUUID(), '2026-09-14T01:00:00.123456Z'],
  );

const verdict = async (...words: string[]) => {
  const { code, out } = await yaohao('audit', 'verify', ...words);
  return { code, ...JSON.parse(out[0]!) };
};

/** What the owner of the tables can do who switches the guards off. */
const forge = async (statement: string) => {
  await sql('set session_replication_role = replica');
  await sql('alter table event disable trigger all');
  await sql('alter table event_seal disable trigger all');
  await sql('alter table checkpoint disable trigger all');
  await sql(statement);
};
const undo = async (statement: string) => {
  await sql(statement);
  for (const table of ['event', 'event_seal', 'checkpoint'])
    await sql(`alter table ${table} enable trigger all`);
  await sql('set session_replication_role = origin');
};

beforeAll(async () => {
  const scene = await aMatchedTask(sql);
  await signed(sql, scene, scene.task.inspectionIds[0]!);
});

describe('R-190 the trail', () => {
  it('seals every event once and in a row, however many sealers there are', async () => {
    await Promise.all(Array.from({ length: 4 }, () => sealEvents(monday, 5)));
    while ((await sealEvents(monday, 5)) > 0);
    const [row] = await sql(
      `select (select count(*)::int from event) as events, count(*)::int as seals, max(seq)::int as last,
         count(distinct event_id)::int as of, (select count(*)::int from event_to_seal) as waiting from event_seal`,
    );
    const { events } = row!;
    expect(events).toBeGreaterThan(10);
    expect(row).toEqual({ events, seals: events, last: events, of: events, waiting: 0 });
  });

  it('is signed once for what it holds, and verified by the command line', async () => {
    const first = await takeCheckpoint(monday);
    expect(await takeCheckpoint(new Date(monday.getTime() + 1))).toEqual(first);
    await event();
    await sealEvents(monday);
    const second = await takeCheckpoint(monday);
    expect(second!.size).toBe(first!.size + 1);
    expect(await verdict()).toMatchObject({
      code: 0,
      ok: true,
      size: second!.size,
      checkpoints: 2,
      waiting: 0,
    });
    await event();
    expect(await verdict()).toMatchObject({ code: 0, waiting: 1 });
    await sealEvents(monday);
  });

  it('names the first event that is not what was sealed', async () => {
    await forge(`update event set data = data || '{"by": "hand"}' where id in
      (select event_id from event_seal where seq in (4, 9))`);
    expect(await verdict()).toMatchObject({ code: 1, ok: false, seq: 4, reason: 'event-altered' });
    await undo(`update event set data = data - 'by' where data ? 'by'`);
    expect(await verdict()).toMatchObject({ code: 0 });
  });

  it('misses an event that was taken out, and its seal', async () => {
    await sql(
      'create table taken as select * from event where id in (select event_id from event_seal where seq = 6)',
    );
    await sql('create table taken_seal as select * from event_seal where seq = 6');
    await forge('delete from event where id in (select id from taken)');
    expect(await verdict()).toMatchObject({ code: 1, seq: 6, reason: 'event-gone' });
    await sql('delete from event_seal where seq = 6');
    expect(await verdict()).toMatchObject({ code: 1, seq: 6, reason: 'gap' });
    await sql('insert into event_seal select * from taken_seal');
    await undo('insert into event overriding system value select * from taken');
    expect(await verdict()).toMatchObject({ code: 0 });
  });

  it('is not cut at its end while somebody holds a checkpoint', async () => {
    const [kept] = await sql('select size::int, note from checkpoint order by size desc limit 1');
    const note = file('checkpoint.txt', kept!['note']);
    expect(await verdict('--checkpoint', note)).toMatchObject({ code: 0, checkpoints: 3 });
    await sql('create table tail as select * from event_seal where seq >= $1', [kept!['size'] - 1]);
    await sql('create table last as select * from checkpoint where size >= $1', [
      kept!['size'] - 1,
    ]);
    await forge('delete from event_seal where seq in (select seq from tail)');
    expect(await verdict()).toMatchObject({ code: 1, seq: kept!['size'] - 1, reason: 'cut' });
    // Even where the checkpoints on file go with it, the one that was kept elsewhere tells.
    await sql('delete from checkpoint where size in (select size from last)');
    await sql('insert into event_to_seal select event_id from tail');
    expect(await verdict()).toMatchObject({ code: 0, checkpoints: 0 });
    expect(await verdict('--checkpoint', note)).toMatchObject({ code: 1, reason: 'cut' });
    await sql('insert into event_seal select * from tail');
    await sql('delete from event_to_seal');
    await undo('insert into checkpoint select * from last');
    expect(await verdict('--checkpoint', note)).toMatchObject({ code: 0 });
  });

  it('is not written anew without the key', async () => {
    await forge(`update event_seal set leaf = repeat('0', 64) where seq = 2`);
    expect(await verdict()).toMatchObject({ code: 1, seq: 2, reason: 'event-altered' });
    const other = trailVerifier(
      await pool().query('select note, verifier from checkpoint order by size'),
    );
    const [first] = await sql('select size::int from checkpoint order by size limit 1');
    const seals = await sql(`select seq::int from event_seal order by seq`);
    const faults = seals.map(({ seq }) => {
      const event = { id: String(seq), type: 'forged', data: {} } as never;
      return { seq, event };
    });
    const { leafOf } = await import('../../../domain/seal/record.ts');
    const found = faults
      .map(({ seq, event }) => other.take({ seq, event, leaf: leafOf(event) }))
      .find((fault) => fault !== null);
    expect(found).toEqual({ seq: first!['size'], reason: 'rewritten' });
    await undo('select 1');
  });
});

describe('R-190 least rights', () => {
  it('the office neither changes a seal nor leaves an event without one', async () => {
    for (const statement of [
      'update event_seal set leaf = leaf',
      'delete from event_seal',
      'delete from checkpoint',
    ])
      await expect(pool().query(statement), statement).rejects.toMatchObject({ code: '42501' });
    await expect(pool().query(`insert into event_to_seal values (1)`)).rejects.toMatchObject({
      code: '42501',
    });
    await event();
    await expect(pool().query('delete from event_to_seal')).rejects.toMatchObject({
      code: 'YH001',
    });
    const [last] = await sql('select event_id::text from event_to_seal');
    await expect(
      pool().query(
        `insert into event_seal select max(seq) + 2, $1, repeat('0', 64), now() from event_seal`,
        [last!['event_id']],
      ),
    ).rejects.toMatchObject({ code: 'YH001' });
  });
});
