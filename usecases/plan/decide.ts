import { z } from 'zod';
import { Plan } from '../../db/entities/plan.ts';
import { simulatePlan } from '../../db/queries/plan-forecast.ts';
import { refuseBelowFloor, shortfallsOf } from '../../domain/plan-floors.ts';
import type { PlanForecast } from '../../domain/plan-simulation.ts';
import { authorize } from '../../domain/policy.ts';
import { Refusal } from '../../domain/refusal.ts';
import { settleObligation } from '../obligation/settle.ts';
import { tellAnswer } from '../consent/answer.ts';
import { fileDecision, refuseDecided } from '../decision.ts';
import { asSeen, type Context, decidedAt, record, usecase } from '../usecase.ts';
import { aboutPlan, expectState, type LockedPlan, lockUnseen } from './locked.ts';
import { refuseUnruly } from './submit.ts';

const input = z.object({
  planId: z.uuid(),
  verdict: z.enum(['approve', 'reject']),
  /** Why it is sent back, or why it stands although it misses a floor. */
  reason: z.string().trim().max(500).default(''),
});

/** Decided at once; the doors hold the verdict for a minute first (`holdVerdict`). */
export const decidePlan = usecase('plan.decide', input, settlePlan);

/**
 * Another person approves a plan or sends it back. What it would come to with the registries of this day
 * is kept with the approval: coverage, joint draws, burden of the subjects.
 */
export async function settlePlan(context: Context, given: z.output<typeof input>) {
  const locked = await lockUnseen(context, given.planId);
  const { plan, unit } = locked;
  const { submittedBy, authorIds } = plan;
  // One decision for each time that it was handed in, known by the version that was handed in.
  const handIn = { type: 'plan', id: plan.id } as const;
  authorize(context.actor, 'plan.decide', { unitPath: unit.bureauPath, submittedBy, authorIds });
  await refuseDecided(context, { ...handIn, part: partOf(context, plan) });
  asSeen(context, plan.version);
  expectState(plan, 'submitted');
  if (given.verdict === 'approve') await approve(context, locked, given.reason);
  else await sendBack(context, locked, given.reason);
  const part = String(plan.version);
  await fileDecision(context, { ...handIn, part }, given.verdict, given.reason);
  await tellAnswer(context, { matter: 'plan', id: plan.id, part }, submittedBy);
  return { planId: plan.id };
}

const partOf = ({ command }: Context, plan: Plan) => String(command.seen ?? plan.version);

async function approve(context: Context, locked: LockedPlan, reason: string): Promise<void> {
  const { tx, actor, now } = context;
  const { plan, profile, unit } = locked;
  await refuseUnruly(context, locked, plan);
  const { forecast } = await simulatePlan(tx, plan, now);
  refuseBelowFloor(forecast, profile, reason);
  const kept = keptOf(forecast);
  await tx.update(Plan, { id: plan.id }, {
    state: 'approved',
    approvedBy: actor.id,
    approvedAt: decidedAt(context),
    approvalNote: reason,
    forecast: kept,
    version: plan.version + 1,
  } as object);
  const short = shortfallsOf(forecast, profile);
  await record(context, 'plan.approved', aboutPlan(locked), { ...kept, reason, short });
  const period = String(plan.year);
  await settleObligation(context, { kind: 'plan-due', aboutId: unit.bureauId, period });
}

async function sendBack(context: Context, locked: LockedPlan, reason: string): Promise<void> {
  if (reason === '') throw new Refusal('reason-required');
  const { plan } = locked;
  const back = { state: 'draft', version: plan.version + 1 };
  await context.tx.update(Plan, { id: plan.id }, back);
  await record(context, 'plan.sent-back', aboutPlan(locked), { reason });
}

// Whole numbers: the public and the trail want counts, not expectations.
const keptOf = ({ registry, covered, floor, joint, burden, load }: PlanForecast) => ({
  registry,
  covered: Math.floor(covered + 1e-6),
  floor,
  joint,
  burden: burden.map(({ visits, subjects }) => ({ visits, subjects: Math.round(subjects) })),
  mostVisits: Math.ceil(Math.max(0, ...load) - 1e-6),
});
