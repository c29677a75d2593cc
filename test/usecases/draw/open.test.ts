import { createHash } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { system } from '../../../domain/actor.ts';
import { entropyOf, seedOf } from '../../../domain/draw/seed.ts';
import { keyOf, ticketsOf } from '../../../domain/draw/ticket.ts';
import { closeTask } from '../../../usecases/task/close.ts';
import { commandOf } from '../../../usecases/usecase.ts';
import { type County, drawAndDispatch, furnish, plant, setUp } from '../../support/county.ts';
import { useDatabase } from '../../support/database.ts';

const database = useDatabase();
const { sql } = database;
const afterWindow = new Date('2026-11-01T09:00:00+08:00');
let county: County;
let taskId: string;
let code: string;

const notices = async (kind: string) =>
  (
    await sql('select body from public_notice where kind = $1 and ref = $2 order by number', [
      kind,
      code,
    ])
  ).map((row) => row['body']);

beforeAll(async () => {
  county = await plant(database);
  await furnish(county, sql);
  ({ taskId, code } = await setUp(county, sql));
  await drawAndDispatch(county, taskId);
});

describe('opening a sealed draw', () => {
  it('R-105 keeps secret, seed and codes to itself while visits are ahead', async () => {
    const [sealed, ...others] = await notices('draw');
    expect(others).toEqual([]);
    expect(sealed).toMatchObject({ sealed: true });
    expect(sealed).not.toHaveProperty('seed');
    expect(sealed.entropy.map(({ value }: { value?: string }) => value !== undefined)).toEqual([
      true,
      true,
      false,
    ]);
  });

  it('R-105 opens all when the task closes: anybody can work out who was drawn from what is public', async () => {
    await closeTask(commandOf(system, 'system'), { taskId }, afterWindow);
    const [announcement] = await notices('announcement');
    const opened = (await notices('draw')).at(-1);
    expect(opened.sealed).toBe(false);
    opened.entropy.forEach(({ value }: { value: string }, at: number) => {
      const hash = createHash('sha256').update(Buffer.from(value, 'hex')).digest('hex');
      expect(hash).toBe(announcement.entropy[at].commitment);
    });
    const sources = opened.entropy.map(({ kind, value }: { kind: string; value: string }) => ({
      kind,
      hex: value,
    }));
    expect(seedOf('yaohao/1/subjects', code, entropyOf(sources))).toBe(opened.seed);

    const ticketOf = ticketsOf(opened.seed);
    const drawn = await sql('select record_id from drawn_subject');
    const pool = await sql(
      'select record_id as id, stratum from pool_entry where task_id = $1 and eligibility = 0',
      [taskId],
    );
    const computed = pool
      .filter(({ id, stratum }) => keyOf(ticketOf(id), 1) <= opened.strata[stratum].cutoff)
      .map(({ id }) => id);
    expect(new Set(computed)).toEqual(new Set(drawn.map((row) => row['record_id'])));
  });

  it('lists no code of a subject: its stratum would tell its risk', async () => {
    const text = JSON.stringify(await notices('draw'));
    const drawn = await sql(
      'select uscc from subject where id in (select subject_id from drawn_subject)',
    );
    expect(drawn.length).toBeGreaterThan(0);
    for (const { uscc } of drawn) expect(text).not.toContain(uscc);
  });

  it('opens once, on the trail', async () => {
    const [row] = await sql(`select count(*)::int as n from event where type = 'draw.opened'`);
    expect(row).toEqual({ n: 1 });
    expect(await notices('draw')).toHaveLength(2);
  });
});
