import { describe, expect, it } from 'vitest';
import { draftItem } from '../../../usecases/items/draft.ts';
import { publishItems } from '../../../usecases/items/publish.ts';
import { registerCampaign } from '../../../usecases/campaign/register.ts';
import { submitPlan } from '../../../usecases/plan/submit.ts';
import { aDrawnTask, itemText } from '../../support/bureau.ts';
import { useDatabase } from '../../support/database.ts';
import { aBureauThatPlans } from '../../support/plan-steps.ts';
import { by, monday } from '../../support/visit.ts';

const { sql } = useDatabase();
type Plans = Awaited<ReturnType<typeof aBureauThatPlans>>;
const jointUnits = ['县市场监督管理局'];

/** A second item about the same hotels, planned beside the first. */
async function twoItems(plans: Plans, joint: string[] = []) {
  const { bureau, registrar } = plans;
  const content = { ...itemText, name: '对旅馆业的消防检查' };
  await draftItem(by(registrar), { unitId: bureau.id, code: 'B', content, reason: '新增' }, monday);
  await publishItems(by(registrar), { unitId: bureau.id }, monday);
  const { planId } = await plans.draft({ jointUnits: [] });
  await plans.line(planId, { name: '消防抽查', itemName: content.name, jointUnits: joint });
  return planId;
}
const refused = (code: string, rule: RegExp) => ({
  code,
  details: expect.objectContaining({ rule: expect.stringMatching(rule) }),
});
const stateOf = async (plans: Plans, planId: string) => (await plans.planRow(planId))['state'];

describe('P-18 R-060 高青 第十四条: one joint draw a year, initiated or joined', () => {
  it('refuses a plan without one, and takes it with one', async () => {
    const plans = await aBureauThatPlans(sql);
    const { planId, lineId } = await plans.draft({ jointUnits: [] });
    await expect(plans.submit(planId)).rejects.toMatchObject(
      refused('joint-draw-required', /高青县公安局 第十四条 · P-18 plan\.jointDuty/),
    );
    await plans.line(planId, { jointUnits }, lineId);
    await plans.submit(planId);
    expect(await stateOf(plans, planId)).toBe('submitted');
  });

  it('asks no more of an adjustment once the year has had its joint draw', async () => {
    const plans = await aBureauThatPlans(sql);
    const first = await plans.inForce({ draws: 1 });
    const ids = await sql('select id from subject where unit_id = $1 limit 5', [plans.unit.id]);
    const subjectIds = ids.map(({ id }) => id as string);
    await aDrawnTask(sql, plans, { lineId: first.lineId, subjectIds, joint: true });
    const { planId } = await plans.adjust(first.planId, '市场局无人员');
    const [line] = await sql('select id from plan_line where plan_id = $1', [planId]);
    await plans.line(planId, { draws: 1, jointUnits: [] }, line!['id']);
    await plans.submit(planId);
    expect(await stateOf(plans, planId)).toBe('submitted');
  });
});

describe('P-18 R-066 许昌 二(八): several items of a subject are drawn together in principle', () => {
  it('a plan that draws them apart needs a reason, which stays with it', async () => {
    const plans = await aBureauThatPlans(sql, 'xuchang');
    const planId = await twoItems(plans);
    await expect(plans.submit(planId)).rejects.toMatchObject(
      refused('joint-draw-unexplained', /许昌市公安局 二\(八\) · P-18 plan\.jointDuty/),
    );
    const given = { planId, jointReason: '两项检查季节不同' };
    await submitPlan(by(plans.planner), given, monday);
    expect(await plans.planRow(planId)).toMatchObject({
      state: 'submitted',
      joint_reason: '两项检查季节不同',
    });
  });

  it('neither a joint line nor one item alone asks for any', async () => {
    const joint = await aBureauThatPlans(sql, 'xuchang');
    await joint.submit(await twoItems(joint, jointUnits));
    const alone = await aBureauThatPlans(sql, 'xuchang');
    const { planId } = await alone.draft();
    await alone.submit(planId);
    expect(await stateOf(alone, planId)).toBe('submitted');
  });
});

describe('P-18 where a plan owes no joint draw', () => {
  it.each(['gaoxin', 'yangcheng', 'xianyou'])(
    '%s: several items apart, and nothing is asked',
    async (slug) => {
      const plans = await aBureauThatPlans(sql, slug);
      const planId = await twoItems(plans);
      await submitPlan(by(plans.planner), { planId, jointReason: '无须' }, monday);
      // What nobody asks for is not kept either.
      expect(await plans.planRow(planId)).toMatchObject({ state: 'submitted', joint_reason: '' });
    },
  );

  const campaign = ({ unit }: Plans) => ({
    unitId: unit.id,
    name: '娱乐场所联合整治',
    kind: 'campaign' as const,
    startsOn: '2026-10-01',
    endsOn: '2026-10-31',
    departments: ['县消防救援大队'],
    reason: '多部门执法',
  });

  it('阳城 一 asks it of campaigns of several departments, but for a ground beside the draw', async () => {
    const plans = await aBureauThatPlans(sql, 'yangcheng');
    const given = campaign(plans);
    const who = by(plans.planner);
    await expect(registerCampaign(who, given, monday)).rejects.toMatchObject(
      refused('campaign-by-draw', /阳城县公安局 一 · P-18 plan\.jointDuty/),
    );
    const own = { ...given, departments: [] };
    await registerCampaign(by(plans.planner), own, monday);
    const ground = { ground: 'complaint' as const, documentNo: '阳信访〔2026〕3号' };
    const { campaignId } = await registerCampaign(
      by(plans.planner),
      { ...given, ...ground },
      monday,
    );
    const [row] = await sql('select departments from campaign where id = $1', [campaignId]);
    expect(row).toEqual({ departments: ['县消防救援大队'] });
  });

  it('and of no other bureau’s', async () => {
    const plans = await aBureauThatPlans(sql, 'gaoxin');
    await registerCampaign(by(plans.planner), campaign(plans), monday);
  });
});
