import { mondayOf, shift, sundayOf } from './agenda.ts';
import { type Calendar, type Day, isWorkingDay } from './calendar.ts';
import { dayOf, minuteOf } from './day.ts';

const earliest = '08:30';

/**
 * The Monday of the week whose digest is due now: from half past eight on its first working day on, and
 * not on days off. Nothing before that, and nothing in a week without working days.
 */
export function digestDue(now: Date, calendar: Calendar): Day | undefined {
  const today = dayOf(now);
  if (!isWorkingDay(today, calendar)) return undefined;
  const monday = mondayOf(today);
  const isFirst = !daysBetween(monday, today).some((day) => isWorkingDay(day, calendar));
  return isFirst && minuteOf(now).slice(11) < earliest ? undefined : monday;
}

/** The days that the digest of a week is about. */
export const digestDays = (weekOn: Day, today: Day) => ({
  today,
  sunday: sundayOf(weekOn),
  monday: weekOn,
  mondayBefore: mondayOf(shift(weekOn, -1)),
});

function daysBetween(from: Day, to: Day): Day[] {
  return from < to ? [from, ...daysBetween(shift(from, 1), to)] : [];
}
