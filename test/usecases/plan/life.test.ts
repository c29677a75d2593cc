import { beforeEach, describe, expect, it } from 'vitest';
import { decidePlan } from '../../../usecases/plan/decide.ts';
import { draftPlan } from '../../../usecases/plan/draft.ts';
import { dropPlan } from '../../../usecases/plan/drop.ts';
import { filePlan, recordChannel } from '../../../usecases/plan/receipts.ts';
import { submitPlan } from '../../../usecases/plan/submit.ts';
import { lineText, subjectsOf } from '../../support/bureau.ts';
import { useDatabase } from '../../support/database.ts';
import { aBureauThatPlans } from '../../support/plan-steps.ts';
import { by, monday } from '../../support/visit.ts';

const { sql } = useDatabase();

let plans: Awaited<ReturnType<typeof aBureauThatPlans>>;
const bureauUnder = async (profile: string) => {
  plans = await aBureauThatPlans(sql, profile);
};
beforeEach(() => bureauUnder('gaoqing'));

describe('the annual plan', () => {
  it('R-050 is one for each bureau and year, and begins with the lines of the year before', async () => {
    await plans.inForce();
    const given = { unitId: plans.bureau.id, year: 2027 };
    const { planId } = await draftPlan(by(plans.planner), given, monday);
    const [copied] = await sql('select * from plan_line where plan_id = $1', [planId]);
    expect(copied).toMatchObject({ name: lineText.name, ratio_bp: 1000 });
    expect([copied!['starts_on'], copied!['ends_on']].map(String)).toEqual([
      '2027-09-01',
      '2027-11-30',
    ]);
    await expect(draftPlan(by(plans.planner), given, monday)).rejects.toMatchObject({
      code: 'draft-open',
    });
  });

  it.each([
    ['gaoqing', { ratioBp: null }, 'plan-ratio', '第十五条'],
    ['gaoqing', { estimate: null }, 'plan-quantity', '第十五条'],
    ['gaoxin', { scope: '' }, 'plan-scope', '第十三条'],
    ['xuchang', { unitName: '' }, 'plan-unitName', '二\\(四\\)'],
    ['xuchang', { endsOn: '2026-08-01' }, 'plan-schedule', '二\\(四\\)'],
  ])('R-051 %s refuses to hand in %o', async (profile, content, field, article) => {
    await bureauUnder(profile);
    const { planId } = await plans.draft(content);
    await expect(plans.submit(planId)).rejects.toMatchObject({
      code: 'plan-incomplete',
      details: {
        field,
        rule: expect.stringMatching(new RegExp(`${article}.*plan\\.requiredFields`)),
      },
    });
    expect((await plans.planRow(planId))['state']).toBe('draft');
  });

  it('R-051 许昌 asks for no estimate, and nobody hands in a plan without lines', async () => {
    await bureauUnder('xuchang');
    const { planId, lineId } = await plans.draft({ estimate: null });
    const { planId: empty } = await dropPlan(by(plans.planner), { planId, lineId }, monday);
    await expect(plans.submit(empty)).rejects.toMatchObject({ code: 'plan-empty' });
    await plans.line(empty, { estimate: null });
    await plans.submit(empty);
    expect((await plans.planRow(empty))['state']).toBe('submitted');
    expect((await plans.planRow(planId))['state']).toBe('dropped');
  });

  it('is approved by another person than who handed it in, with what it comes to', async () => {
    const { planId } = await plans.draft();
    await submitPlan(by(plans.chief), { planId }, monday);
    await expect(plans.approve(planId)).rejects.toMatchObject({ code: 'forbidden' });
    const head = by(plans.head);
    await decidePlan(head, { planId, verdict: 'reject', reason: '比例偏低' }, monday);
    expect((await plans.planRow(planId))['state']).toBe('draft');
    await plans.submit(planId);
    await plans.approve(planId);
    const row = await plans.planRow(planId);
    expect(row).toMatchObject({ state: 'approved', approved_by: plans.chief.id });
    expect(row['forecast']).toMatchObject({ registry: 40, covered: 4, floor: 2 });
  });

  it('R-054 a plan that was handed in or approved is edited by nobody', async () => {
    const { planId, lineId } = await plans.draft();
    await plans.submit(planId);
    for (const step of [
      () => Promise.resolve(),
      () => plans.approve(planId),
      () => plans.publish(planId),
    ]) {
      await step();
      await expect(plans.line(planId, { ratioBp: 500 }, lineId)).rejects.toMatchObject({
        code: 'illegal-step',
      });
    }
  });

  it('R-058 a plan below the floor of coverage is not approved without a reason', async () => {
    await subjectsOf(sql, plans.unit, { category: '典当业', count: 160 });
    const { planId } = await plans.draft();
    await plans.submit(planId);
    await expect(plans.approve(planId)).rejects.toMatchObject({
      code: 'coverage-below-floor',
      details: { covered: 4, floor: 10, rule: expect.stringMatching(/第九条.*plan\.minCoverage/) },
    });
    await plans.approve(planId, '典当业下半年补充');
    expect(await plans.planRow(planId)).toMatchObject({
      state: 'approved',
      approval_note: '典当业下半年补充',
    });
  });

  it('R-058 仙游 counts each draw: one below five in a hundred of its class is not approved', async () => {
    await bureauUnder('xianyou');
    const { planId, lineId } = await plans.draft({ ratioBp: 200 });
    await plans.submit(planId);
    await expect(plans.approve(planId)).rejects.toMatchObject({ code: 'coverage-below-floor' });
    await decidePlan(by(plans.chief), { planId, verdict: 'reject', reason: '低' }, monday);
    await plans.line(planId, { ratioBp: 500 }, lineId);
    await plans.submit(planId);
    await plans.approve(planId);
  });

  it('R-056 a lower ratio for high risk than for low needs a reason', async () => {
    const strata = [
      { risk: ['高'], ratioBp: 500 },
      { risk: ['低', '中'], ratioBp: 1000 },
    ];
    const { planId, lineId } = await plans.draft({ strata });
    await expect(plans.submit(planId)).rejects.toMatchObject({
      code: 'uplift-reversed',
      details: { rule: expect.stringMatching(/第十六条.*plan\.riskUplift/) },
    });
    await plans.line(planId, { strata, upliftReason: '高风险已全部专项检查' }, lineId);
    await plans.submit(planId);
  });

  it('R-052 no task is set up before every channel has its receipt', async () => {
    const { planId, lineId } = await plans.inForce();
    await expect(plans.setUp(lineId)).rejects.toMatchObject({
      code: 'channel-missing',
      details: {
        channel: 'portal',
        rule: expect.stringMatching(/第十三条.*plan\.publishChannels/),
      },
    });
    await plans.channels(planId, ['portal']);
    await expect(plans.setUp(lineId)).rejects.toMatchObject({
      details: { channel: 'credit-china-zibo' },
    });
    const bare = {
      planId,
      channel: 'credit-china-zibo',
      reference: ' ',
      publishedOn: '2026-09-14',
    };
    await expect(recordChannel(by(plans.planner), bare, monday)).rejects.toMatchObject({
      code: 'receipt-required',
    });
    await plans.channels(planId, ['credit-china-zibo']);
    expect(await plans.setUp(lineId)).toMatchObject({ taskId: expect.any(String) });
    await expect(plans.channels(planId, ['portal'])).rejects.toMatchObject({
      code: 'receipt-kept',
    });
  });

  it('R-052 a bureau that names no channel publishes on our own page, which is its own receipt', async () => {
    await bureauUnder('yangcheng');
    const { planId, lineId } = await plans.inForce();
    const receipts = await sql('select channel from plan_channel where plan_id = $1', [planId]);
    expect(receipts).toEqual([{ channel: 'own-page' }]);
    await plans.setUp(lineId);
  });

  it('R-052 a plan that is not approved is not published', async () => {
    const { planId } = await plans.draft();
    await expect(plans.publish(planId)).rejects.toMatchObject({ code: 'illegal-step' });
    await plans.submit(planId);
    await expect(plans.publish(planId)).rejects.toMatchObject({ code: 'illegal-step' });
  });

  it('R-053 高新区 files its plan with two authorities, each with a receipt', async () => {
    await bureauUnder('gaoxin');
    const { planId } = await plans.inForce();
    const file = (receiver: string, receipt: string) =>
      filePlan(by(plans.planner), { planId, receiver, receipt, filedOn: '2026-09-14' }, monday);
    await expect(file('upper-urban-management', '')).rejects.toMatchObject({
      code: 'receipt-required',
      details: { rule: expect.stringMatching(/第十二条.*plan\.filingTo/) },
    });
    await expect(file('somebody', '收文 1')).rejects.toMatchObject({ code: 'bad-input' });
    await file('upper-urban-management', '收文 1');
    await file('market-regulator', '收文 2');
    const rows = await sql('select receiver, receipt from plan_filing order by receipt');
    expect(rows).toEqual([
      { receiver: 'upper-urban-management', receipt: '收文 1' },
      { receiver: 'market-regulator', receipt: '收文 2' },
    ]);
  });
});
