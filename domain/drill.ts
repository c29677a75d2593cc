import { addWorkingDays, type Calendar, type Day, isWorkingDay } from './calendar.ts';
import { minuteOf } from './day.ts';

// When everybody is at work, and not on a holiday's first mail.
const hour = '09:00';
const lastWorkingDay = 5;

/**
 * Whether the drill of the month is held now: from nine o'clock of its first working day on, up to the
 * fifth, so that a worker that was down makes up for it and nobody is drilled at the month's end.
 */
export function isDrillTime(now: Date, calendar: Calendar): boolean {
  const [today, time] = minuteOf(now).split(' ') as [Day, string];
  if (!isWorkingDay(today, calendar) || time < hour) return false;
  const first = firstOfMonth(today, calendar);
  return today <= addWorkingDays(first, lastWorkingDay - 1, calendar).dueOn;
}

function firstOfMonth(day: Day, calendar: Calendar): Day {
  const first = `${day.slice(0, 8)}01`;
  return isWorkingDay(first, calendar) ? first : addWorkingDays(first, 1, calendar).dueOn;
}
