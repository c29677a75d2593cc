import { currentProfile } from '../db/queries/profile.ts';
import { database } from '../db/data-source.ts';
import { parameter, type Profile } from '../domain/profile/profile.ts';
import { amendItem } from '../usecases/items/amend.ts';
import { publishItems } from '../usecases/items/publish.ts';
import { decidePlan } from '../usecases/plan/decide.ts';
import { publishPlan } from '../usecases/plan/publish.ts';
import { filePlan, recordChannel } from '../usecases/plan/receipts.ts';
import { submitPlan } from '../usecases/plan/submit.ts';
import type { Command } from '../usecases/usecase.ts';

/** A command by the official with this log-in. */
type By = (login: string) => Promise<Command>;

/**
 * Puts the imported list of the sample county in force, whatever the rules of its bureau ask for: the
 * sample was written for 高青, so a draft gets what other bureaus want besides, and the class that they know.
 */
export async function publishSampleItems(by: By, unitId: string, now?: Date): Promise<void> {
  const tx = database().manager;
  const [unit] = await tx.query('select profile_slug as slug from unit where id = $1', [unitId]);
  const profile = await currentProfile(tx, unit.slug);
  const drafts = await tx.query(
    `select id, kind, ratio_max_bp as "ratioMaxBp" from item where unit_id = $1 and state = 'draft'`,
    [unitId],
  );
  for (const draft of drafts) {
    const content = missingIn(draft, profile);
    if (Object.keys(content).length === 0) continue;
    await amendItem(await by('admin'), { itemId: draft.id, content }, now);
  }
  if (drafts.length > 0) await publishItems(await by('admin'), { unitId }, now);
}

function missingIn({ kind }: { kind: 'key' | 'general' }, profile: Profile) {
  const required = parameter(profile, 'item.requiredFields');
  return {
    ...(required.includes('level') && { level: '县级' }),
    ...(required.includes('standard') && {
      standard: '证照齐全有效；实名登记率 100%；监控录像保存 30 日',
    }),
    ...(!parameter(profile, 'item.classes').includes(kind) && {
      kind: 'general' as const,
      ratioMaxBp: 3000,
    }),
  };
}

/**
 * Brings the drafted plan of the county into force as its people would: handed in by the planner,
 * approved by the deputy director, published here, with the receipts of every channel and filing.
 */
export async function publishSamplePlan(by: By, planId: string, now?: Date): Promise<void> {
  const { state } = await planAsIs(planId);
  if (state === 'draft') {
    await submitPlan(await by('planner'), { planId, jointReason: note }, now);
  }
  if (state === 'draft' || state === 'submitted') {
    await decidePlan(await by('approver-b'), { planId, verdict: 'approve', reason: note }, now);
  }
  await publishPlan(await by('planner'), { planId }, now);
  const plan = await planAsIs(planId);
  const profile = await currentProfile(database().manager, plan.slug);
  for (const channel of parameter(profile, 'plan.publishChannels')) {
    if (plan.channels.includes(channel)) continue;
    const given = { planId, channel, reference: '示例公布页面', publishedOn: plan.day };
    await recordChannel(await by('planner'), given, now);
  }
  for (const receiver of parameter(profile, 'plan.filingTo')) {
    if (plan.receivers.includes(receiver)) continue;
    const given = { planId, receiver, receipt: '示例备案回执', filedOn: plan.day };
    await filePlan(await by('planner'), given, now);
  }
}

const note = '样例数据';

type PlanAsIs = {
  slug: string;
  state: string;
  day: string;
  channels: string[];
  receivers: string[];
};

async function planAsIs(planId: string): Promise<PlanAsIs> {
  const [plan] = await database().query(
    `select u.profile_slug as slug, y.state, y.published_at::date::text as day,
       array(select channel from plan_channel c where c.plan_id = y.id) as channels,
       array(select receiver from plan_filing f where f.plan_id = y.id) as receivers
     from plan y join unit u on u.id = y.unit_id where y.id = $1`,
    [planId],
  );
  return plan;
}
