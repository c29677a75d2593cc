import { beforeAll, describe, expect, it } from 'vitest';
import { database as pool } from '../../../db/data-source.ts';
import { simulatePlan } from '../../../db/queries/plan-forecast.ts';
import { useDatabase } from '../../support/database.ts';
import { aBureauThatPlans } from '../../support/plan-steps.ts';
import { monday } from '../../support/visit.ts';

const { sql } = useDatabase();
const half = { risk: [], keyPool: true as const, ratioBp: 5000 };
let plans: Awaited<ReturnType<typeof aBureauThatPlans>>;
beforeAll(async () => {
  plans = await aBureauThatPlans(sql, 'xianyou');
  // Ten of its forty hotels, five of them of high risk.
  await sql(
    `update subject set key_pool = true, risk = case when name in ('对象1', '对象2', '对象3', '对象4', '对象5')
       then '高' else risk end where unit_id = $1 and name ~ '^对象([1-9]|10)$'`,
    [plans.unit.id],
  );
  await sql(`update subject set risk = '高' where unit_id = $1 and name = '对象11'`, [
    plans.unit.id,
  ]);
});

describe('R-039 a line of the plan', () => {
  it('draws the key registry at a ratio of its own; the others of the line leave it out', async () => {
    const { planId, lineId } = await plans.draft({ strata: [half], ratioBp: 1000 });
    const visitsOf = async () =>
      (await simulatePlan(pool().manager, { id: planId, unitId: plans.bureau.id }, monday)).forecast
        .items[0]!.visits;
    expect(await visitsOf()).toBe(5 + 3);
    const strata = [half, { risk: ['高'], ratioBp: 10_000 }];
    await plans.line(planId, { strata, ratioBp: 1000 }, lineId);
    expect(await visitsOf()).toBe(5 + 1 + 3);
  });

  it('R-056 may not draw it less than the others without a reason', async () => {
    const { planId } = await plans.draft(
      { strata: [{ ...half, ratioBp: 600 }], ratioBp: 1000 },
      2027,
    );
    await expect(plans.submit(planId)).rejects.toMatchObject({ code: 'uplift-reversed' });
  });

  it('is refused by parameter and article where the rules have no key registry', async () => {
    const gaoqing = await aBureauThatPlans(sql);
    const { planId } = await gaoqing.draft({ strata: [half] });
    await expect(gaoqing.submit(planId)).rejects.toMatchObject({
      code: 'key-pool-not-ruled',
      details: { rule: expect.stringContaining('subject.keyPool') },
    });
  });
});
