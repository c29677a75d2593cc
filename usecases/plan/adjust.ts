import { z } from 'zod';
import { authorize } from '../../domain/policy.ts';
import { refuseAdjustment } from '../../domain/plan-rules.ts';
import { record, usecase } from '../usecase.ts';
import { aboutPlan, expectState, lockPlan } from './locked.ts';
import { copyLines, insertDraft } from './new-version.ts';

const input = z.object({ planId: z.uuid(), reason: z.string().trim().max(500) });

/**
 * 高青细则 第十三条: begins the next version of a plan in force, with the reason. Refused where the plan is
 * followed strictly (许昌 二(四)).
 */
export const adjustPlan = usecase('plan.adjust', input, async (context, { planId, reason }) => {
  const locked = await lockPlan(context, planId);
  const { plan, unit, profile } = locked;
  authorize(context.actor, 'plan.adjust', { unitPath: unit.bureauPath });
  expectState(plan, 'published');
  refuseAdjustment(reason, profile);
  const { unitId, year } = plan;
  const draftId = await insertDraft(context, { unitId, year, parentId: planId, reason });
  await copyLines(context, { from: planId, to: draftId });
  await record(context, 'plan.adjusted', aboutPlan(locked), { draftId, year, reason });
  return { planId: draftId };
});
