import { adjustPlan } from '../../usecases/plan/adjust.ts';
import { amendPlan } from '../../usecases/plan/amend.ts';
import { decidePlan } from '../../usecases/plan/decide.ts';
import { draftPlan } from '../../usecases/plan/draft.ts';
import { publishPlan } from '../../usecases/plan/publish.ts';
import { recordChannel } from '../../usecases/plan/receipts.ts';
import { submitPlan } from '../../usecases/plan/submit.ts';
import { draftItem } from '../../usecases/items/draft.ts';
import { publishItems } from '../../usecases/items/publish.ts';
import { setUpTask } from '../../usecases/task/set-up.ts';
import { parameter, profileOf } from '../../domain/profile/profile.ts';
import { aPlanningBureau, itemText, lineText, type Planning, subjectsOf } from './bureau.ts';
import type { Query } from './database.ts';
import { by, monday } from './visit.ts';

// 高青 第十四条: a plan of its year has a joint draw (P-18).
const jointWhere = (profile: string) =>
  parameter(profileOf(profile), 'plan.jointDuty') === 'required'
    ? { jointUnits: ['县市场监督管理局'] }
    : {};

type Line = Partial<Parameters<typeof amendPlan>[1]['content']>;

/** A bureau with one item in force, forty hotels, and the steps of its plan as its people take them. */
export async function aBureauThatPlans(sql: Query, profile = 'gaoqing') {
  const office: Planning = await aPlanningBureau(sql, profile);
  const { bureau, unit, planner, registrar, chief } = office;
  const given = { unitId: bureau.id, code: 'A', content: { ...itemText } };
  await draftItem(by(registrar), given, monday);
  await publishItems(by(registrar), { unitId: bureau.id }, monday);
  await subjectsOf(sql, unit, { count: 40 });

  const line = (planId: string, content: Line = {}, lineId?: string) =>
    amendPlan(
      by(planner),
      {
        planId,
        ...(lineId && { lineId }),
        content: { ...lineText, ...jointWhere(profile), unitName: unit.name, ...content },
      },
      monday,
    );
  const draft = async (content: Line = {}, year = 2026) => {
    const { planId } = await draftPlan(by(planner), { unitId: bureau.id, year }, monday);
    const { lineId } = await line(planId, content);
    return { planId, lineId };
  };
  const submit = (planId: string, reason?: string) =>
    submitPlan(by(planner), { planId, ...(reason && { reason }) }, monday);
  const approve = (planId: string, reason = '') =>
    decidePlan(by(chief), { planId, verdict: 'approve', reason }, monday);
  const publish = (planId: string) => publishPlan(by(planner), { planId }, monday);
  const adjust = (planId: string, reason: string) =>
    adjustPlan(by(planner), { planId, reason }, monday);
  const channels = async (planId: string, names: string[]) => {
    for (const channel of names) {
      const receipt = { planId, channel, reference: 'https://例.cn/1', publishedOn: '2026-09-14' };
      await recordChannel(by(planner), receipt, monday);
    }
  };
  const inForce = async (content: Line = {}) => {
    const { planId, lineId } = await draft(content);
    await submit(planId);
    await approve(planId, '试行');
    await publish(planId);
    return { planId, lineId };
  };
  const planRow = async (id: string) => (await sql('select * from plan where id = $1', [id]))[0]!;
  const setUp = async (lineId: string) => {
    const [item] = await sql(`select id from item where unit_id = $1 and code = 'A'`, [bureau.id]);
    const strata = [{ number: 1, name: '全部', filter: { category: '旅馆业' }, ratioBp: 1000 }];
    const window = { startsOn: '2026-09-14', endsOn: '2026-10-31' };
    const task = { planLineId: lineId, name: '旅馆抽查', unitId: unit.id, ...window };
    return setUpTask(by(planner), { ...task, itemIds: [item!['id']], strata }, monday);
  };
  return {
    ...office,
    line,
    draft,
    submit,
    approve,
    publish,
    adjust,
    channels,
    inForce,
    planRow,
    setUp,
  };
}
