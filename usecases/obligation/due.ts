import { currentTime } from '../../db/clock.ts';
import { database } from '../../db/data-source.ts';
import { type ObligationRow, openObligations } from '../../db/queries/open-obligations.ts';
import { standingObligations } from '../../db/queries/standing-obligations.ts';
import { waitingTheirMinute } from '../../db/queries/waits-its-minute.ts';
import { type Calendar, workingDaysBetween } from '../../domain/calendar.ts';
import { dayOf } from '../../domain/day.ts';
import { dueSteps, type OpenObligation } from '../../domain/obligation.ts';
import { remindersOf } from '../../domain/profile/reminders.ts';
import { currentCalendar } from '../calendar/current.ts';

/**
 * The reminders that ought to have been given by now: what the sweep hands to `remindObligation`. None of what is
 * decided and waits its minute: undone, it is due again.
 */
export async function dueReminders(now?: Date): Promise<{ obligationId: string; step: string }[]> {
  const today = dayOf(now ?? (await currentTime()));
  const tx = database().manager;
  const calendar = await currentCalendar(tx);
  const ofDisclosures = (await openObligations(tx)).map((row) => withPeriod(row, calendar));
  const due = [...ofDisclosures, ...(await standingObligations(tx))].flatMap((row) =>
    dueSteps(row, today, calendar).map(({ step }) => ({
      obligationId: row.id,
      step,
    })),
  );
  const decided = await waitingTheirMinute(
    tx,
    due.map(({ obligationId }) => obligationId),
  );
  return due.filter(({ obligationId }) => !decided.has(obligationId));
}

/** An obligation with the period of its overdue reminders, which the profile sets by the term's length. */
export function withPeriod(row: ObligationRow, calendar: Calendar): ObligationRow & OpenObligation {
  const days = workingDaysBetween(row.clockFrom, row.dueOn, calendar);
  const { overdueEvery } = remindersOf(row.profile, days);
  return { ...row, overdueEvery };
}
