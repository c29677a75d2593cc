import { beforeEach, describe, expect, it } from 'vitest';
import { database as pool } from '../../../db/data-source.ts';
import { planFigures } from '../../../db/queries/plan-gauges.ts';
import { gaugesOf } from '../../../domain/plan-gauges.ts';
import { profileOf } from '../../../domain/profile/profile.ts';
import { dueReminders } from '../../../usecases/obligation/due.ts';
import { remindObligation } from '../../../usecases/obligation/remind.ts';
import { holdVerdict } from '../../../usecases/verdict/hold.ts';
import { undoVerdict } from '../../../usecases/verdict/undo.ts';
import { closeYear } from '../../../usecases/plan/close-year.ts';
import { filePlan } from '../../../usecases/plan/receipts.ts';
import { watchPlans } from '../../../usecases/plan/watch.ts';
import { aDrawnTask } from '../../support/bureau.ts';
import { useDatabase } from '../../support/database.ts';
import { aBureauThatPlans } from '../../support/plan-steps.ts';
import { by, bySystem, monday } from '../../support/visit.ts';

const { sql } = useDatabase();

let plans: Awaited<ReturnType<typeof aBureauThatPlans>>;
const bureauUnder = async (profile: string) => {
  plans = await aBureauThatPlans(sql, profile);
};
beforeEach(() => bureauUnder('gaoqing'));

const subjects = async (from: number, to: number) =>
  (
    await sql('select id from subject where unit_id = $1 order by uscc offset $2 limit $3', [
      plans.unit.id,
      from,
      to - from,
    ])
  ).map(({ id }) => id as string);
const draw = (lineId: string, subjectIds: string[], joint = false) =>
  aDrawnTask(sql, plans, { lineId, subjectIds, joint });
const gauges = async (today = '2026-09-14') => {
  const { id: unitId, path } = plans.bureau;
  const figures = await planFigures(pool().manager, { unitId, path, year: 2026, today });
  return Object.fromEntries(
    gaugesOf(figures, profileOf(plans.profile)).map(({ key, has, ahead, of, needs, state }) => [
      key,
      { has, ahead, of, needs, state },
    ]),
  );
};
const watch = (on: string) =>
  watchPlans(bySystem(), { bureauId: plans.bureau.id }, new Date(`${on}T09:00:00+08:00`));
const owed = (kind: string) =>
  sql(
    `select period, due_on::text as due, state, label, rule from obligation where kind = $1 and unit_id = $2 order by period`,
    [kind, plans.bureau.id],
  );

describe('the gauges of a year', () => {
  it('R-058 R-059 count different subjects for coverage and draws for the joint share', async () => {
    const { planId, lineId } = await plans.draft({ draws: 11, jointUnits: [] });
    const joint = await plans.line(planId, { name: '联合抽查' });
    await plans.submit(planId);
    await plans.approve(planId, '试行');
    await plans.publish(planId);
    await draw(lineId, await subjects(0, 1));
    await draw(lineId, await subjects(0, 1));
    await draw(joint.lineId, await subjects(0, 6), true);
    expect(await gauges()).toMatchObject({
      drawn: { has: 3, ahead: 9, of: 12, needs: 12, state: 'under-way' },
      // Three draws of eight subjects, two of them twice over: six different ones of forty.
      coverage: { has: 6, of: 40, needs: 2, state: 'met' },
      // One draw of three is joint; of the twelve in all two would have to be, and no other is planned so.
      'joint-share': { has: 1, ahead: 0, of: 12, needs: 2, state: 'short' },
      'joint-year': { has: 1, needs: 1, state: 'met' },
    });
  });

  it('R-058 tell a floor that is still under way from one that will be missed', async () => {
    await plans.inForce({ ratioBp: 100 });
    expect((await gauges())['coverage']).toMatchObject({
      has: 0,
      ahead: 1,
      needs: 2,
      state: 'short',
    });
    await bureauUnder('gaoqing');
    await plans.inForce();
    expect((await gauges())['coverage']).toMatchObject({ ahead: 4, state: 'under-way' });
    // The window of its only line is over, and nobody was drawn.
    expect((await gauges('2026-12-01'))['coverage']).toMatchObject({ ahead: 0, state: 'short' });
  });

  it('R-059 ask nothing of a bureau whose rules set no floor', async () => {
    await bureauUnder('xuchang');
    await plans.inForce();
    expect(await gauges()).toMatchObject({
      coverage: { needs: null, state: 'none' },
      'joint-share': { needs: null, state: 'none' },
    });
  });
});

describe('the watch over plans', () => {
  it('R-050 owes a plan by its due day, a year ahead from December, until it is approved', async () => {
    await watch('2026-01-05');
    expect(await owed('plan-due')).toMatchObject([
      { period: '2026', due: '2026-01-31', state: 'open', label: '2026年度抽查计划' },
    ]);
    await plans.inForce();
    await watch('2026-12-01');
    await watch('2026-12-02');
    expect(await owed('plan-due')).toMatchObject([
      { period: '2026', state: 'met' },
      { period: '2027', due: '2027-01-31', state: 'open' },
    ]);
    expect((await owed('plan-due'))[0]!['rule']).toContain('plan.dueDate');
  });

  it('R-050 reminds nobody of a plan that is approved and waits its minute', async () => {
    await watch('2026-01-05');
    const [{ id }] = (await sql(
      `select id from obligation where kind = 'plan-due' and unit_id = $1 and period = '2026'`,
      [plans.bureau.id],
    )) as [{ id: string }];
    const { planId } = await plans.draft();
    await plans.submit(planId);
    const isDue = async () =>
      (await dueReminders(monday)).some(({ obligationId }) => obligationId === id);
    expect(await isDue()).toBe(true);
    const given = { type: 'plan', id: planId, verdict: 'approve', reason: '试行' } as const;
    const held = await holdVerdict(by(plans.chief), given, monday);
    expect(await isDue()).toBe(false);
    const step = { obligationId: id, step: 'overdue-1' };
    expect(await remindObligation(bySystem(), step, monday)).toEqual({ fired: false });
    await undoVerdict(by(plans.chief), held, monday);
    expect(await isDue()).toBe(true);
  });

  it('R-053 owes the filing of 高新区 until both authorities have their receipts', async () => {
    await bureauUnder('gaoxin');
    const { planId } = await plans.inForce();
    await watch('2026-09-15');
    expect(await owed('plan-filing')).toMatchObject([{ state: 'open' }]);
    for (const receiver of ['upper-urban-management', 'market-regulator']) {
      expect(await owed('plan-filing')).toMatchObject([{ state: 'open' }]);
      const given = { planId, receiver, receipt: '收文', filedOn: '2026-09-16' };
      await filePlan(by(plans.planner), given, monday);
    }
    expect(await owed('plan-filing')).toMatchObject([{ state: 'met' }]);
    await watch('2026-09-20');
    expect(await owed('plan-filing')).toHaveLength(1);
  });

  it('R-060 reminds of the floors from the first of September, and stops when they are reached', async () => {
    const { lineId } = await plans.inForce({ jointUnits: ['县市场监督管理局'] });
    await watch('2026-08-31');
    expect(await owed('coverage')).toEqual([]);
    await watch('2026-09-01');
    expect(await owed('coverage')).toMatchObject([{ due: '2026-12-31', state: 'open' }]);
    await draw(lineId, await subjects(0, 5), true);
    await watch('2026-09-20');
    expect(await owed('coverage')).toMatchObject([{ state: 'met' }]);
  });

  it('R-058 alarms on any day when a floor will be missed', async () => {
    await plans.inForce({ ratioBp: 100, startsOn: '2026-02-01', endsOn: '2026-03-01' });
    await watch('2026-04-01');
    expect(await owed('coverage')).toMatchObject([
      { state: 'open', rule: expect.stringContaining('plan.minCoverage') },
    ]);
  });
});

describe('the end of a plan’s year', () => {
  const close = (planId: string, reason = '') =>
    closeYear(by(plans.chief), { planId, reason }, new Date('2027-01-05T09:00:00+08:00'));

  it('R-060 is not closed without a joint draw, unless somebody says why', async () => {
    const { planId, lineId } = await plans.inForce({ draws: 1 });
    await draw(lineId, await subjects(0, 5));
    await expect(close(planId)).rejects.toMatchObject({
      code: 'year-short',
      details: { what: 'joint-share', has: 0, needs: 1, rule: expect.stringContaining('第九条') },
    });
    await close(planId, '联合部门机构改革');
    const [closed] = await sql('select reason, figures from plan_closing where unit_id = $1', [
      plans.bureau.id,
    ]);
    expect(closed).toMatchObject({ reason: '联合部门机构改革' });
    expect(closed!['figures'].figures).toMatchObject({ draws: 1, joint: 0, covered: 5 });
    await expect(close(planId, '再次')).rejects.toMatchObject({ code: 'illegal-step' });
  });

  it('R-058 R-060 is closed without a word when every floor was reached', async () => {
    const { planId, lineId } = await plans.inForce();
    await draw(lineId, await subjects(0, 5), true);
    await close(planId);
    await expect(
      closeYear(by(plans.planner), { planId, reason: '' }, monday),
    ).rejects.toMatchObject({ code: 'forbidden' });
  });

  it('R-058 a year below the floor of coverage needs a reason', async () => {
    const { planId, lineId } = await plans.inForce();
    await draw(lineId, await subjects(0, 1), true);
    await expect(close(planId)).rejects.toMatchObject({
      code: 'year-short',
      details: { what: 'coverage', has: 1, needs: 2 },
    });
  });
});
