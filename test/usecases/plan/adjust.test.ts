import { beforeEach, describe, expect, it } from 'vitest';
import { dropPlan } from '../../../usecases/plan/drop.ts';
import { aDrawnTask, lineText } from '../../support/bureau.ts';
import { useDatabase } from '../../support/database.ts';
import { aBureauThatPlans } from '../../support/plan-steps.ts';
import { by, monday } from '../../support/visit.ts';

const { sql } = useDatabase();

let plans: Awaited<ReturnType<typeof aBureauThatPlans>>;
const bureauUnder = async (profile: string) => {
  plans = await aBureauThatPlans(sql, profile);
};
beforeEach(() => bureauUnder('gaoqing'));

describe('an adjustment of the plan', () => {
  it('R-054 an adjustment needs a reason, is a new version, and is published with it', async () => {
    const { planId } = await plans.inForce();
    await expect(plans.adjust(planId, '')).rejects.toMatchObject({
      code: 'adjustment-unexplained',
    });
    const { planId: next } = await plans.adjust(planId, '新增专项');
    await plans.line(next, { name: '典当业随机抽查' });
    await plans.submit(next);
    await plans.approve(next, '试行');
    await plans.publish(next);
    expect((await plans.planRow(planId))['state']).toBe('superseded');
    expect(await plans.planRow(next)).toMatchObject({
      number: 2,
      parent_id: planId,
      reason: '新增专项',
    });
    const [copy] = await sql(
      `select body from public_notice where kind = 'plan' and body ->> 'organisation' = $1 order by number desc limit 1`,
      [plans.bureau.name],
    );
    expect(copy!['body']).toMatchObject({ reason: '新增专项' });
    expect(copy!['body'].lines).toHaveLength(2);
  });

  it('R-054 许昌 follows its plan strictly: no adjustment at all', async () => {
    await bureauUnder('xuchang');
    const { planId } = await plans.inForce();
    const adjusting = plans.adjust(planId, '想改');
    await expect(adjusting).rejects.toMatchObject({
      code: 'plan-not-adjustable',
      details: { rule: expect.stringMatching(/二\(四\).*plan\.adjustable/) },
    });
    // Neither by a second plan of the same year, which an import could bring.
    const { planId: second } = await plans.draft();
    await expect(plans.submit(second, '想改')).rejects.toMatchObject({
      code: 'plan-not-adjustable',
    });
  });

  it('R-054 a line that was drawn is neither lowered nor left out', async () => {
    const { planId, lineId } = await plans.inForce({ draws: 2 });
    const drawn = await sql('select id from subject where unit_id = $1 limit 3', [plans.unit.id]);
    await aDrawnTask(sql, plans, { lineId, subjectIds: drawn.map(({ id }) => id) });
    const { planId: next } = await plans.adjust(planId, '调低');
    const [copied] = await sql('select id from plan_line where plan_id = $1', [next]);
    for (const lower of [{ ratioBp: 900 }, { estimate: 9 }, { draws: 1 }]) {
      await plans.line(next, { draws: 2, ...lower }, copied!['id']);
      await expect(plans.submit(next), JSON.stringify(lower)).rejects.toMatchObject({
        code: 'line-lowered',
        details: { line: lineText.name, rule: expect.stringContaining('plan.adjustable') },
      });
    }
    const { planId: without } = await dropPlan(
      by(plans.planner),
      { planId: next, lineId: copied!['id'] },
      monday,
    );
    await plans.line(without, { name: '另一项' });
    await expect(plans.submit(without)).rejects.toMatchObject({ code: 'line-lowered' });
    await plans.line(without, { draws: 2, ratioBp: 1200 });
    await plans.submit(without);
  });
});
