import { beforeAll, describe, expect, it } from 'vitest';
import { consentCard } from '../../../chat/cards/consent.ts';
import { database as pool } from '../../../db/data-source.ts';
import { simulatePlan } from '../../../db/queries/plan-forecast.ts';
import { planFacts } from '../../../db/queries/card-facts-plan.ts';
import { planFigures } from '../../../db/queries/plan-gauges.ts';
import { alarmsOf, gaugesOf } from '../../../domain/plan-gauges.ts';
import { coverageWarning } from '../../../domain/plan-warnings.ts';
import { profileOf } from '../../../domain/profile/profile.ts';
import { closeYear } from '../../../usecases/plan/close-year.ts';
import { watchPlans } from '../../../usecases/plan/watch.ts';
import { useDatabase } from '../../support/database.ts';
import { aBureauThatPlans } from '../../support/plan-steps.ts';
import { by, bySystem, monday } from '../../support/visit.ts';

const { sql } = useDatabase();
type Plans = Awaited<ReturnType<typeof aBureauThatPlans>>;

const warningOf = async (plans: Plans, planId: string) => {
  const plan = { id: planId, unitId: plans.bureau.id };
  const { forecast, profile } = await simulatePlan(pool().manager, plan, monday);
  return coverageWarning(forecast, profile);
};
const coverage = async ({ bureau, profile }: Plans) => {
  const question = { unitId: bureau.id, path: bureau.path, year: 2026, today: '2026-09-14' };
  const gauges = gaugesOf(await planFigures(pool().manager, question), profileOf(profile));
  expect(alarmsOf(gauges)).toEqual([]);
  return gauges.find(({ key }) => key === 'coverage');
};
const owed = ({ bureau }: Plans) =>
  sql(
    `select label, rule, state from obligation where kind = 'coverage' and unit_id = $1 order by period`,
    [bureau.id],
  );

describe('P-17 a coverage below which a bureau without a floor is warned (plan.warnCoverageBelow)', () => {
  // 高新区 names no floor: the product warns of less than 5 % of its forty hotels, that is two.
  let plans: Plans;
  let planId: string;
  beforeAll(async () => {
    plans = await aBureauThatPlans(sql, 'gaoxin');
    ({ planId } = await plans.draft({ ratioBp: 100 }));
  });

  it('is warned of in the simulation, and refuses nothing', async () => {
    expect(await warningOf(plans, planId)).toEqual({
      has: 1,
      below: 2,
      rule: '系统默认，非本局文件规定 · P-17 plan.warnCoverageBelow',
    });
    await plans.submit(planId);
    const facts = await planFacts(pool().manager, planId);
    const card = JSON.stringify(consentCard(facts!, null));
    expect(card).toContain('panel.plan.coverage-warning');
    expect(card).not.toContain('card.consent.floors-met');
    await plans.approve(planId);
    await plans.publish(planId);
    expect((await plans.planRow(planId))['state']).toBe('published');
  });

  it('is marked by the gauge and reminded of, once; it ends with its year and asks for no reason', async () => {
    expect(await coverage(plans)).toMatchObject({
      state: 'warned',
      needs: null,
      rule: expect.stringContaining('plan.warnCoverageBelow'),
    });
    const watch = (on: string) =>
      watchPlans(bySystem(), { bureauId: plans.bureau.id }, new Date(`${on}T09:00:00+08:00`));
    await watch('2026-04-01');
    await watch('2026-04-02');
    expect(await owed(plans)).toEqual([
      {
        label: '2026年度抽查覆盖比例提示',
        rule: expect.stringContaining('plan.warnCoverageBelow'),
        state: 'open',
      },
    ]);
    await watch('2027-01-04');
    expect((await owed(plans))[0]).toMatchObject({ state: 'met' });
    const late = new Date('2027-01-05T09:00:00+08:00');
    await closeYear(by(plans.chief), { planId, reason: '' }, late);
  });

  it('is not warned of where enough are covered', async () => {
    const enough = await aBureauThatPlans(sql, 'gaoxin');
    const inForce = await enough.inForce();
    expect(await warningOf(enough, inForce.planId)).toBeNull();
    expect(await coverage(enough)).toMatchObject({ state: 'none' });
  });

  it.each(['gaoqing', 'xianyou'])(
    '%s has a floor that binds, and no warning beside it',
    async (slug) => {
      const bound = await aBureauThatPlans(sql, slug);
      const draft = await bound.draft({ ratioBp: 100 });
      expect(await warningOf(bound, draft.planId)).toBeNull();
    },
  );
});
