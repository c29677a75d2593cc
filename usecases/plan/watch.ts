import { z } from 'zod';
import { planFigures } from '../../db/queries/plan-gauges.ts';
import { currentProfile } from '../../db/queries/profile.ts';
import { type PlanOfYear, plansToWatch } from '../../db/queries/plans-to-watch.ts';
import { type UnitRow, unitById } from '../../db/queries/units.ts';
import { addWorkingDays } from '../../domain/calendar.ts';
import { dayOf } from '../../domain/day.ts';
import { unmetFloors, warnedGauges } from '../../domain/plan-alarms.ts';
import { gaugesOf } from '../../domain/plan-gauges.ts';
import { authorize } from '../../domain/policy.ts';
import { cite } from '../../domain/profile/cite.ts';
import { parameter, type Profile } from '../../domain/profile/profile.ts';
import { currentCalendar } from '../calendar/current.ts';
import { oweObligation } from '../obligation/owe.ts';
import { settleObligation } from '../obligation/settle.ts';
import { type Context, usecase } from '../usecase.ts';

type Watched = { unit: UnitRow; profile: Profile; today: string; plans: PlanOfYear[] };

// A plan is reminded of from December on, before its year begins.
const plansAheadFrom = '12-01';
// No rule says within how many working days a plan is filed; ours reminds after a month.
const filingDays = 20;

/**
 * Looks after the plans of a bureau: one that is due, one that is not filed yet, floors
 * that this year has still to reach or will miss. Owes reminders of them, once each.
 */
export const watchPlans = usecase(
  'plan.watch',
  z.object({ bureauId: z.uuid() }),
  async (context, { bureauId }) => {
    const { tx, actor, now } = context;
    authorize(actor, 'plan.watch', {});
    const unit = await unitById(tx, bureauId);
    const today = dayOf(now);
    const profile = await currentProfile(tx, unit.profileSlug, today);
    const watched = { unit, profile, today, plans: await plansToWatch(tx, bureauId) };
    const year = Number(today.slice(0, 4));
    await watchDueDay(context, watched, year);
    if (today.slice(5) >= plansAheadFrom) await watchDueDay(context, watched, year + 1);
    await watchFiling(context, watched);
    await watchFloors(context, watched, year);
    return { bureauId };
  },
);

async function watchDueDay(context: Context, watched: Watched, year: number): Promise<void> {
  const { unit, profile, plans } = watched;
  const isApproved = plans.some((plan) => plan.year === year && plan.state !== 'open');
  if (isApproved) return;
  await oweObligation(context, {
    kind: 'plan-due',
    about: { type: 'unit', id: unit.bureauId },
    period: String(year),
    unitId: unit.bureauId,
    label: `${year}年度抽查计划`,
    dueOn: `${year}-${parameter(profile, 'plan.dueDate')}`,
    rule: cite(profile, 'plan.dueDate'),
    before: [20, 10, 5, 0],
    roles: ['planner', 'approver'],
  });
}

async function watchFiling(context: Context, { unit, profile, plans }: Watched): Promise<void> {
  const receivers = parameter(profile, 'plan.filingTo');
  const calendar = await currentCalendar(context.tx);
  for (const plan of plans) {
    if (plan.state !== 'published' || receivers.every((name) => plan.filed.includes(name)))
      continue;
    const { dueOn, provisional } = addWorkingDays(plan.publishedOn!, filingDays, calendar);
    await oweObligation(context, {
      kind: 'plan-filing',
      about: { type: 'plan', id: plan.id },
      unitId: unit.bureauId,
      label: `${plan.year}年度抽查计划备案`,
      dueOn,
      provisional,
      rule: cite(profile, 'plan.filingTo'),
      before: [10, 5, 0],
      roles: ['planner'],
    });
  }
}

async function watchFloors(context: Context, watched: Watched, year: number): Promise<void> {
  const { unit, profile, plans, today } = watched;
  await endWarning(context, watched, year - 1);
  if (!plans.some((plan) => plan.year === year && plan.state === 'published')) return;
  const question = { unitId: unit.bureauId, path: unit.bureauPath, year, today };
  const gauges = gaugesOf(await planFigures(context.tx, question), profile);
  const floors = unmetFloors(gauges, today);
  const unmet = floors.length > 0 ? floors : warnedGauges(gauges);
  const about = { kind: 'coverage' as const, period: String(year) };
  if (unmet.length === 0) {
    await settleObligation(context, { ...about, aboutId: unit.bureauId });
    return;
  }
  const [first] = unmet;
  await oweObligation(context, {
    ...about,
    about: { type: 'unit', id: unit.bureauId },
    unitId: unit.bureauId,
    label: floors.length > 0 ? `${year}年度抽查计划下限` : warningOf(year),
    dueOn: `${year}-12-31`,
    rule: first!.rule,
    before: [80, 60, 40, 20, 10, 5, 0],
    roles: ['planner', 'approver', 'coordinator'],
  });
}

const warningOf = (year: number) => `${year}年度抽查覆盖比例提示`;

// P-17: a warning is no debt; it ends with the year that it was of.
async function endWarning(context: Context, { unit }: Watched, year: number): Promise<void> {
  const about = { kind: 'coverage' as const, aboutId: unit.bureauId, period: String(year) };
  const [warning] = await context.tx.query(
    `select 1 from obligation where kind = 'coverage' and about_id = $1 and period = $2 and label = $3
       and state = 'open'`,
    [unit.bureauId, String(year), warningOf(year)],
  );
  if (warning) await settleObligation(context, about);
}
