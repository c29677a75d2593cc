import { z } from 'zod';
import { Plan } from '../../db/entities/plan.ts';
import { drawnLines } from '../../db/queries/drawn-lines.ts';
import { planFigures } from '../../db/queries/plan-gauges.ts';
import { forecastLines, linesOf } from '../../db/queries/plan-lines.ts';
import { dayOf } from '../../domain/day.ts';
import { asksWhyApart, refuseWithoutJoint } from '../../domain/plan-joint.ts';
import {
  refuseAdjustment,
  refuseGaps,
  refuseLowered,
  refuseReversed,
} from '../../domain/plan-rules.ts';
import { authorize } from '../../domain/policy.ts';
import { askConsent, decidersOver } from '../consent/ask.ts';
import { refresh } from '../notify.ts';
import { type Context, record, usecase } from '../usecase.ts';
import { aboutPlan, expectState, type LockedPlan, lockPlan } from './locked.ts';

const input = z.object({
  planId: z.uuid(),
  /** Why a plan in force is adjusted, where it was not said when the draft began. */
  reason: z.string().trim().max(500).optional(),
  /** Why several items of the same subjects are not drawn together, where the rules ask (P-18). */
  jointReason: z.string().trim().max(500).optional(),
});

/**
 * 高青细则 第十五条: hands a plan in for approval. Refuses gaps, a lower ratio for high risk without
 * a reason, an adjustment that the rules do not let, and a missed duty of joint draws (P-18).
 */
export const submitPlan = usecase('plan.submit', input, async (context, given) => {
  const { planId, reason } = given;
  const { tx, actor, now } = context;
  const locked = await lockPlan(context, planId);
  const { plan, unit } = locked;
  authorize(actor, 'plan.submit', { unitPath: unit.bureauPath });
  expectState(plan, 'draft');
  const why = reason || plan.reason;
  const said = given.jointReason || plan.jointReason;
  const jointReason = asksWhyApart(locked.profile) ? said : '';
  await refuseUnruly(context, locked, { reason: why, jointReason });
  await tx.update(Plan, { id: planId }, {
    state: 'submitted',
    reason: why,
    jointReason,
    submittedBy: actor.id,
    submittedAt: now,
    version: plan.version + 1,
  } as object);
  await record(context, 'plan.submitted', aboutPlan(locked), { year: plan.year, reason: why });
  await askForPlan(context, locked);
  return { planId };
});

async function askForPlan(context: Context, { plan, unit }: LockedPlan): Promise<void> {
  const barred = [context.actor.id, ...plan.authorIds];
  await askConsent(
    context,
    {
      matter: 'plan',
      id: plan.id,
      part: String(plan.version + 1),
      unitId: unit.bureauId,
      label: `${plan.year}年度抽查计划`,
    },
    await decidersOver(context, unit.bureauPath, barred),
  );
  await refresh(context, 'plan', plan.id);
}

/** Refuses a plan whose lines the rules do not let stand, now that another one may be in force. */
export async function refuseUnruly(
  context: Context,
  { plan, unit, profile }: LockedPlan,
  { reason, jointReason }: Pick<Plan, 'reason' | 'jointReason'>,
): Promise<void> {
  const { tx, now } = context;
  const lines = await linesOf(tx, plan.id);
  refuseGaps(lines, profile);
  refuseReversed(lines, profile);
  const year = { unitId: plan.unitId, path: unit.bureauPath, year: plan.year, today: dayOf(now) };
  const { joint, joined } = await planFigures(tx, year);
  const duty = { lines: await forecastLines(tx, plan.id), held: joint + joined };
  refuseWithoutJoint({ ...duty, reason: jointReason }, profile);
  const [inForce] = await tx.query(
    `select id from plan where unit_id = $1 and year = $2 and state = 'published'`,
    [plan.unitId, plan.year],
  );
  if (!inForce) return;
  refuseAdjustment(reason, profile);
  refuseLowered(await drawnLines(tx, plan), lines, profile);
}
