import { z } from 'zod';
import { planFigures } from '../../db/queries/plan-gauges.ts';
import { dayOf } from '../../domain/day.ts';
import { isFloor } from '../../domain/plan-alarms.ts';
import { alarmsOf, type Gauge, gaugesOf } from '../../domain/plan-gauges.ts';
import { authorize } from '../../domain/policy.ts';
import { Refusal } from '../../domain/refusal.ts';
import { settleObligation } from '../obligation/settle.ts';
import { record, usecase } from '../usecase.ts';
import { aboutPlan, expectState, lockPlan } from './locked.ts';

const input = z.object({ planId: z.uuid(), reason: z.string().trim().max(1000).default('') });

/**
 * closes the year of a plan with its figures. A floor that was missed, or a year without a
 * joint draw, needs a reason.
 */
export const closeYear = usecase('plan.close-year', input, async (context, { planId, reason }) => {
  const { tx, actor, now } = context;
  const locked = await lockPlan(context, planId);
  const { plan, unit, profile } = locked;
  authorize(actor, 'plan.close-year', { unitPath: unit.bureauPath });
  expectState(plan, 'published');
  // The year is over for what it is held to: nothing is ahead any more.
  const today = `${plan.year + 1}-01-01`;
  const question = { unitId: plan.unitId, path: unit.bureauPath, year: plan.year, today };
  const figures = await planFigures(tx, question);
  const gauges = gaugesOf(figures, profile);
  const short = alarmsOf(gauges).find(isFloor);
  if (short && reason === '') throw shortOf(short);
  const [closed] = await tx.query(
    `insert into plan_closing (unit_id, year, figures, reason, closed_by, closed_at)
     values ($1, $2, $3, $4, $5, $6) on conflict do nothing returning year`,
    [plan.unitId, plan.year, JSON.stringify({ figures, gauges }), reason, actor.id, now],
  );
  if (!closed) throw new Refusal('illegal-step', { state: 'closed' });
  const missed = alarmsOf(gauges).map(({ key, has, needs }) => ({ key, has, needs }));
  const on = dayOf(now);
  await record(context, 'plan.year-closed', aboutPlan(locked), {
    year: plan.year,
    reason,
    missed,
    on,
  });
  const period = String(plan.year);
  await settleObligation(context, { kind: 'coverage', aboutId: plan.unitId, period });
  return { planId };
});

const shortOf = ({ key, name, has, needs, rule }: Gauge) =>
  new Refusal('year-short', { what: key, name: name ?? '', has, needs: needs ?? 0, rule });
