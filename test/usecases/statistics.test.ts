import { beforeAll, describe, expect, it } from 'vitest';
import { publishStatistics } from '../../usecases/statistics/publish.ts';
import { sweepStatistics } from '../../worker/publish-statistics.ts';
import { useDatabase } from '../support/database.ts';
import {
  aPerson,
  anOffice,
  aSubject,
  aTask,
  type Office,
  type Someone,
} from '../support/factories.ts';
import { by, bySystem } from '../support/visit.ts';

const { sql } = useDatabase();
const october = new Date('2026-10-09T09:00:00+08:00');

let office: Office;
let coordinator: Someone;

const tell = (type: string, about: string, at: string, taskId: string | null = null) =>
  sql(
    `insert into event (type, door, about_type, about_id, task_id, unit_path, command_id, at)
     values ($1, 'system', 'draw', $2, $3, $4, gen_random_uuid(), $5)`,
    [type, about, taskId, office.unit.path, at],
  );

beforeAll(async () => {
  office = await anOffice(sql);
  coordinator = await aPerson(sql, {
    unit: office.bureau,
    roles: [['coordinator', office.bureau]],
  });
  const task = await aTask(sql, office, { subjects: [await aSubject(sql, office)] });
  const [draw] = await sql('select id from draw where task_id = $1', [task.id]);
  await tell('draw.announced', draw!['id'], '2026-09-14T09:00:00+08:00');
  await tell('draw.confirmed', draw!['id'], '2026-09-14T10:00:00+08:00', task.id);
  // After the last month that is over: not counted yet.
  await tell('draw.announced', 'another', '2026-10-08T09:00:00+08:00');
});

const given = () => ({ unitId: office.bureau.id, year: 2026 });
const published = () =>
  sql(
    `select ref, number, title, body from public_notice where kind = 'statistics' order by number`,
  );

describe('the figures of a year for the public', () => {
  it('R-192 are refused from anybody who sends numbers along', async () => {
    for (const typed of [{ figures: [] }, { 'plan-completion': 100 }, { through: '2026-12-31' }]) {
      await expect(
        publishStatistics(by(coordinator), { ...given(), ...typed } as never, october),
      ).rejects.toMatchObject({ code: 'bad-input' });
    }
    expect(await published()).toEqual([]);
  });

  it('R-192 are published by the coordinating office or a planner, not by an approver of a branch', async () => {
    await expect(publishStatistics(by(office.approver), given(), october)).rejects.toMatchObject({
      code: 'forbidden',
    });
    // A planner of a branch publishes nothing for the bureau.
    await expect(publishStatistics(by(office.planner), given(), october)).rejects.toMatchObject({
      code: 'forbidden',
    });
  });

  it('R-195 are not there before the first month of the year is over', async () => {
    const january = new Date('2026-01-20T09:00:00+08:00');
    await expect(publishStatistics(bySystem(), given(), january)).rejects.toMatchObject({
      code: 'report-early',
    });
  });

  it('R-192 are counted from events up to the last month that is over, and said once', async () => {
    const first = await publishStatistics(by(coordinator), given(), october);
    expect(first).toMatchObject({ through: '2026-09-30', isNew: true });
    const [copy] = await published();
    expect(copy!['title']).toContain('2026年度随机抽查统计');
    const body = copy!['body'] as {
      figures: object[];
      months: { month: string }[];
      units: object[];
    };
    expect(body.figures).toContainEqual({ key: 'void-rate', has: 0, of: 1 });
    expect(body.months.map(({ month }) => month).at(-1)).toBe('2026-09');
    expect(body.units).toHaveLength(2);
    const again = await publishStatistics(bySystem(), given(), october);
    expect(again.isNew).toBe(false);
    expect(await published()).toHaveLength(1);
    const [event] = await sql(`select data from event where type = 'statistics.published'`);
    expect(event!['data']).toMatchObject({ year: 2026, through: '2026-09-30' });
  });

  it('R-192 a draw that is made void later is a new version beside the old one', async () => {
    const [draw] = await sql(`select about_id from event where type = 'draw.confirmed'`);
    await tell('draw.voided', draw!['about_id'], '2026-09-29T09:00:00+08:00');
    expect(await publishStatistics(bySystem(), given(), october)).toMatchObject({ isNew: true });
    const copies = await published();
    expect(copies.map(({ number }) => number)).toEqual([1, 2]);
    const figuresOf = (at: number) => (copies[at]!['body'] as { figures: object[] }).figures;
    expect(figuresOf(0)).toContainEqual({ key: 'void-rate', has: 0, of: 1 });
    expect(figuresOf(1)).toContainEqual({ key: 'void-rate', has: 1, of: 1 });
  });

  it('R-195 come out by themselves, once a month, for bureaus that have drawn', async () => {
    const idle = await anOffice(sql, 'gaoxin');
    await sql(`insert into demo_clock (at, set_at) values ('2026-11-03T09:00:00+08:00', now())`);
    await sweepStatistics();
    await sweepStatistics();
    const copies = await published();
    expect(copies.map(({ body }) => (body as { through: string }).through)).toEqual([
      '2026-09-30',
      '2026-09-30',
      '2026-10-31',
    ]);
    expect(copies.filter(({ title }) => String(title).includes(idle.bureau.name))).toEqual([]);
  });
});
