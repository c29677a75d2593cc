import { randomUUID } from 'node:crypto';
import { disclosureMoments } from '../../db/queries/disclosure-moments.ts';
import { profilePinned } from '../../db/queries/profile.ts';
import { dayOf } from '../../domain/day.ts';
import { type Term, termOf } from '../../domain/disclosure.ts';
import { plannedSteps } from '../../domain/obligation.ts';
import type { Profile } from '../../domain/profile/profile.ts';
import { remindersOf } from '../../domain/profile/reminders.ts';
import { currentCalendar } from '../calendar/current.ts';
import { refresh } from '../notify.ts';
import { type Context, record } from '../usecase.ts';

/**
 * Starts the clock of a disclosure when its day has come, and writes down what is owed: the last day,
 * the rule it follows from and the days of the reminders. A result that was entered anew (`again`)
 * keeps the first day of its clock, and the day on which it was first entered: nobody gains time by it.
 */
export async function startClock(
  context: Context,
  disclosureId: string,
  { again = false } = {},
): Promise<void> {
  const { tx } = context;
  const facts = await disclosureMoments(tx, disclosureId);
  if (facts.state !== 'pending') return;
  const profile = await profilePinned(tx, facts);
  const entered = again ? facts.firstSubmittedAt : facts.submittedAt;
  const moments = { ...facts, submittedOn: entered && dayOf(entered) };
  const begun = again ? facts.clockFrom : null;
  const kept = begun && {
    closedOn: begun,
    signedOn: begun,
    submittedOn: begun,
    decidedOn: begun,
  };
  const calendar = await currentCalendar(tx);
  const term = termOf(profile, facts.finding, kept || moments, calendar);
  if (!term) return;
  await tx.query(
    // No new version: what the approver has before them stays the same.
    'update disclosure set clock_from = $2, due_on = $3, provisional = $4, rule = $5 where id = $1',
    [disclosureId, term.from, term.dueOn, term.provisional, term.rule],
  );
  await owe(context, disclosureId, term, profile);
  const about = { ...facts, type: 'disclosure', id: disclosureId };
  const { from, dueOn, provisional } = term;
  await record(context, 'disclosure.clock-started', about, { from, dueOn, provisional });
  await refresh(context, 'disclosure', disclosureId);
  await refresh(context, 'inspection', facts.inspectionId);
}

async function owe({ tx, now }: Context, disclosureId: string, term: Term, profile: Profile) {
  const { before } = remindersOf(profile, term.days);
  const calendar = await currentCalendar(tx);
  const steps = plannedSteps(term.dueOn, before, calendar, dayOf(now));
  await tx.query(
    `insert into obligation (id, kind, about_type, about_id, due_on, provisional, calendar_version, rule,
       steps, created_at)
     values ($1, 'disclosure', 'disclosure', $2, $3, $4, $5, $6, $7, $8)
     on conflict (kind, about_id, period) do update set due_on = excluded.due_on,
       provisional = excluded.provisional, calendar_version = excluded.calendar_version,
       rule = excluded.rule, steps = excluded.steps, version = obligation.version + 1`,
    [
      randomUUID(),
      disclosureId,
      term.dueOn,
      term.provisional,
      calendar.get(Number(term.dueOn.slice(0, 4)))?.source ?? 'none',
      term.rule,
      JSON.stringify(steps),
      now,
    ],
  );
}
