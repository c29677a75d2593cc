import { disclosureMoments } from '../../db/queries/disclosure-moments.ts';
import { profilePinned } from '../../db/queries/profile.ts';
import type { Calendar } from '../../domain/calendar.ts';
import { dayOf } from '../../domain/day.ts';
import { termOf } from '../../domain/disclosure.ts';
import { plannedSteps, type ReminderStep } from '../../domain/obligation.ts';
import { remindersOf } from '../../domain/profile/reminders.ts';
import { serialiseOn } from '../inspection/locked.ts';
import { refresh } from '../notify.ts';
import { type Context, record } from '../usecase.ts';
import { currentCalendar } from './current.ts';
import { recomputeStanding } from './recompute-standing.ts';

type Open = { id: string; taskId: string; clockFrom: string; dueOn: string; provisional: boolean };

/**
 * Computes the last days of open disclosures and the days of all open reminders anew, after the calendar
 * has changed. Each that moves is on the trail with the old and the new day; reminders that were given
 * stay given and are not given again, but for the one of the last day itself. `before` is the calendar
 * that they were counted by. Answers how many moved.
 */
export async function recomputeDeadlines(context: Context, before: Calendar): Promise<number> {
  const calendar = await currentCalendar(context.tx);
  const open: Open[] = await context.tx.query(
    `select d.id, n.task_id as "taskId", d.clock_from::text as "clockFrom", d.due_on::text as "dueOn", d.provisional
     from disclosure d join inspection n on n.id = d.inspection_id
     where d.state = 'pending' and d.due_on is not null order by n.task_id, d.id`,
  );
  let moved = 0;
  for (const disclosure of open) {
    await serialiseOn(context, disclosure.taskId);
    if (await recompute(context, disclosure, calendar)) moved += 1;
  }
  return moved + (await recomputeStanding(context, { before, calendar }));
}

async function recompute(context: Context, before: Open, calendar: Calendar): Promise<boolean> {
  const { tx } = context;
  const facts = await disclosureMoments(tx, before.id);
  const { clockFrom } = before;
  const profile = await profilePinned(tx, facts);
  // The day from which the clock runs is kept; only the days that it counts are new.
  const begun = { closedOn: clockFrom, signedOn: clockFrom, submittedOn: clockFrom };
  const kept = { ...begun, decidedOn: clockFrom };
  const term = termOf(profile, facts.finding, kept, calendar);
  if (!term || facts.state !== 'pending') return false;
  const { dueOn, provisional } = term;
  const isSame = dueOn === before.dueOn && provisional === before.provisional;
  const source = calendar.get(Number(dueOn.slice(0, 4)))?.source ?? 'none';
  const planned = plannedSteps(
    dueOn,
    remindersOf(profile, term.days).before,
    calendar,
    dayOf(context.now),
  );
  await moveReminders(context, before.id, { dueOn, provisional, source, planned });
  if (isSame) return false;
  await tx.query('update disclosure set due_on = $2, provisional = $3 where id = $1', [
    before.id,
    dueOn,
    provisional,
  ]);
  const about = { ...facts, type: 'disclosure', id: before.id };
  await record(context, 'disclosure.deadline-moved', about, {
    from: before.dueOn,
    dueOn,
    provisional,
  });
  await refresh(context, 'disclosure', before.id);
  await refresh(context, 'inspection', facts.inspectionId);
  return dueOn !== before.dueOn;
}

async function moveReminders(
  { tx }: Context,
  disclosureId: string,
  to: { dueOn: string; provisional: boolean; source: string; planned: ReminderStep[] },
): Promise<void> {
  const [obligation] = await tx.query(
    `select o.id, array(select r.step from reminder r where r.obligation_id = o.id) as fired
     from obligation o where o.kind = 'disclosure' and o.about_id = $1 and o.state = 'open' for no key update of o`,
    [disclosureId],
  );
  if (!obligation) return;
  const steps = to.planned.filter(({ step }) => step === 'due' || !obligation.fired.includes(step));
  await tx.query(
    `update obligation set due_on = $2, provisional = $3, calendar_version = $4, steps = $5, version = version + 1
     where id = $1`,
    [obligation.id, to.dueOn, to.provisional, to.source, JSON.stringify(steps)],
  );
}
