import { z } from 'zod';
import { authorize } from '../../domain/policy.ts';
import { record, usecase } from '../usecase.ts';
import { aboutPlan, expectState, lockPlan } from './locked.ts';
import { copyLines, insertDraft } from './new-version.ts';

const input = z.object({ planId: z.uuid(), lineId: z.uuid().optional() });

/**
 * Gives a draft up, or goes on from it without one of its lines. The draft stays on file as it was:
 * nothing of a plan is deleted.
 */
export const dropPlan = usecase('plan.drop', input, async (context, { planId, lineId }) => {
  const { tx, actor } = context;
  const locked = await lockPlan(context, planId);
  const { plan, unit } = locked;
  authorize(actor, 'plan.drop', { unitPath: unit.bureauPath });
  expectState(plan, 'draft');
  await tx.query(`update plan set state = 'dropped', version = version + 1 where id = $1`, [
    planId,
  ]);
  await record(context, 'plan.dropped', aboutPlan(locked), { year: plan.year, lineId });
  if (!lineId) return { planId };
  const { unitId, year, parentId, reason } = plan;
  const next = await insertDraft(context, { unitId, year, parentId, reason });
  await copyLines(context, { from: planId, to: next, without: lineId });
  return { planId: next };
});
