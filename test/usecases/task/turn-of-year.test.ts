import { describe, expect, it } from 'vitest';
import { freezeTask } from '../../../usecases/task/freeze.ts';
import { previewTask } from '../../../usecases/task/preview.ts';
import { setUpTask } from '../../../usecases/task/set-up.ts';
import { closeTask } from '../../../usecases/task/close.ts';
import { dispatchTask } from '../../../usecases/task/dispatch.ts';
import { useDatabase } from '../../support/database.ts';
import { category } from '../../support/factories.ts';
import { aBureau, aKeyItem, aPlanLine, type Bureau, drawnBy } from '../../support/merging.ts';
import { by, bySystem } from '../../support/visit.ts';

const { sql } = useDatabase();
// The same minute of one night, on both sides of the year.
const lastMinute = new Date('2026-12-31T23:59:30+08:00');
const firstMinute = new Date('2027-01-01T00:00:30+08:00');
const inSpring = new Date('2027-02-01T09:00:00+08:00');

type Given = Parameters<typeof setUpTask>[1];

/** A bureau with plans of both years, each with a line for one item. */
async function twoYears(profile = 'xuchang') {
  const bureau = await aBureau(sql, { profile, subjects: 2 });
  const itemId = await aKeyItem(sql, bureau, '视频监控');
  const old = await aPlanLine(sql, bureau, itemId);
  await spanning(old, '2027-01-31');
  const planId = (
    await sql(
      `insert into plan (id, unit_id, year) values (gen_random_uuid(), $1, 2027) returning id`,
      [bureau.bureau.id],
    )
  )[0]!['id'];
  const fresh = await aPlanLine(sql, { ...bureau, planId }, itemId);
  await sql(`alter table plan_line disable trigger plan_line_is_kept`);
  await sql(`update plan_line set starts_on = '2027-01-01', ends_on = '2027-12-31' where id = $1`, [
    fresh,
  ]);
  await sql(`alter table plan_line enable always trigger plan_line_is_kept`);
  return { bureau, itemId, old, fresh };
}

async function spanning(lineId: string, endsOn: string): Promise<void> {
  await sql(`alter table plan_line disable trigger plan_line_is_kept`);
  await sql('update plan_line set ends_on = $2 where id = $1', [lineId, endsOn]);
  await sql(`alter table plan_line enable always trigger plan_line_is_kept`);
}

const task = ({ unit }: Bureau, itemId: string, more: Partial<Given>): Given => ({
  name: '跨年抽查',
  unitId: unit.id,
  startsOn: '2026-12-20',
  endsOn: '2027-01-20',
  itemIds: [itemId],
  strata: [{ number: 1, name: '高风险', filter: { category, risk: ['高'] }, ratioBp: 10_000 }],
  ...more,
});

describe('R-061 R-063 a task that spans the turn of the year', () => {
  it('counts in the year in which its window begins, whenever its visits are made', async () => {
    const { bureau, itemId, old, fresh } = await twoYears();
    const { taskId } = await setUpTask(
      by(bureau.planner),
      task(bureau, itemId, { planLineId: old }),
      lastMinute,
    );
    // 许昌 draws nobody twice in a year.
    await drawnBy(bureau, taskId);
    const look = async (planLineId: string, startsOn: string, endsOn: string, now: Date) => {
      const given = task(bureau, itemId, { planLineId, startsOn, endsOn });
      const { strata } = await previewTask(bureau.planner, given, now);
      return strata[0];
    };
    expect(await look(old, '2026-12-31', '2027-01-20', lastMinute)).toMatchObject({
      cap: 1,
      eligible: 0,
      excluded: { 1: 2 },
    });
    expect(await look(fresh, '2027-01-01', '2027-01-20', firstMinute)).toMatchObject({
      eligible: 2,
      excluded: {},
    });
  });

  it('stays under its plan and its rules when the year turns, and ends on its last day', async () => {
    const { bureau, itemId, old } = await twoYears();
    const given = task(bureau, itemId, { planLineId: old });
    const { taskId, code } = await setUpTask(by(bureau.planner), given, lastMinute);
    expect(code).toContain('-2026-');
    await drawnBy(bureau, taskId);
    await dispatchTask(by(bureau.planner), { taskId }, firstMinute);
    const [row] = await sql(
      `select p.year, p.state, t.profile_version, t.state as task from task t
         join plan_line l on l.id = t.plan_line_id join plan p on p.id = l.plan_id where t.id = $1`,
      [taskId],
    );
    expect(row).toMatchObject({ year: 2026, state: 'published', task: 'dispatched' });
    const at = (now: Date) => closeTask(bySystem(), { taskId }, now);
    expect(await at(new Date('2027-01-20T23:59:00+08:00'))).toEqual({ closedOn: null });
    expect(await at(inSpring)).toEqual({ closedOn: '2027-01-20' });
  });

  it('R-050 is planned in the year in which it begins', async () => {
    const { bureau, itemId, old, fresh } = await twoYears();
    const setUp = (planLineId: string, startsOn: string, now: Date) =>
      setUpTask(by(bureau.planner), task(bureau, itemId, { planLineId, startsOn }), now);
    await expect(setUp(old, '2027-01-01', firstMinute)).rejects.toMatchObject({
      code: 'plan-of-other-year',
      details: { year: 2026 },
    });
    await expect(setUp(fresh, '2026-12-31', lastMinute)).rejects.toMatchObject({
      code: 'plan-of-other-year',
      details: { year: 2027 },
    });
    await setUp(old, '2026-12-31', firstMinute);
    await setUp(fresh, '2027-01-01', lastMinute);
  });

  it('is neither set up nor frozen once its window is over', async () => {
    const { bureau, itemId, old } = await twoYears();
    const given = task(bureau, itemId, { planLineId: old, endsOn: '2026-12-31' });
    const { taskId } = await setUpTask(by(bureau.planner), given, lastMinute);
    const again = setUpTask(by(bureau.planner), given, firstMinute);
    await expect(again).rejects.toMatchObject({ code: 'window-over' });
    const witnessIds = bureau.witnesses.map(({ id }) => id);
    const late = freezeTask(by(bureau.planner), { taskId, witnessIds }, firstMinute);
    await expect(late).rejects.toMatchObject({ code: 'window-over' });
    await freezeTask(by(bureau.planner), { taskId, witnessIds }, lastMinute);
  });
});
