import { Plan } from '../../db/entities/plan.ts';
import { currentProfile } from '../../db/queries/profile.ts';
import { type UnitRow, unitById } from '../../db/queries/units.ts';
import { dayOf } from '../../domain/day.ts';
import type { Profile } from '../../domain/profile/profile.ts';
import { Refusal } from '../../domain/refusal.ts';
import { asSeen, type Context } from '../usecase.ts';

/** A plan that nobody else changes meanwhile, with its bureau and the rules of today. */
export type LockedPlan = { plan: Plan; unit: UnitRow; profile: Profile };

/** Locks the plans of a bureau's year, so that no two of them move at once, and gives this one. */
export async function lockPlan(context: Context, id: string): Promise<LockedPlan> {
  const locked = await lockUnseen(context, id);
  asSeen(context, locked.plan.version);
  return locked;
}

/** The same for a caller who looks first at what was decided since the plan was seen. */
export async function lockUnseen(context: Context, id: string): Promise<LockedPlan> {
  const { tx } = context;
  const found = await tx.findOneBy(Plan, { id });
  if (!found) throw new Refusal('not-found', { what: 'plan' });
  await lockYear(context, found.unitId, found.year);
  const plan = await tx.findOneByOrFail(Plan, { id });
  const unit = await unitById(tx, plan.unitId);
  return { plan, unit, profile: await currentProfile(tx, unit.profileSlug, dayOf(context.now)) };
}

/** One plan of a bureau's year is worked on at a time. */
export const lockYear = ({ tx }: Context, unitId: string, year: number): Promise<unknown> =>
  tx.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [`plan:${unitId}:${year}`]);

/** Refuses (`illegal-step`) unless the plan is in this state. */
export function expectState(plan: Plan, state: string): void {
  if (plan.state !== state) throw new Refusal('illegal-step', { state: plan.state });
}

/** Where the trail puts a plan. */
export const aboutPlan = ({ plan, unit }: LockedPlan) => ({
  type: 'plan',
  id: plan.id,
  unitPath: unit.bureauPath,
});
