import type { Day } from './calendar.ts';
import type { Value } from './profile/parameters.ts';

type Window = Value<'cap.window'>;

/**
 * The days on which another visit could count beside one that begins on `day`: the calendar year, or
 * twelve months before and after (P-14). A visit counts on the first day of its task's window, whenever
 * it is made: a task that spans the turn of the year counts in the year in which it begins.
 */
export function capRange(window: Window, day: Day): { from: Day; to: Day } {
  if (window === 'calendar-year') {
    const year = day.slice(0, 4);
    return { from: `${year}-01-01`, to: `${year}-12-31` };
  }
  return { from: yearsLater(day, -1), to: yearsLater(day, 1) };
}

/**
 * How many of these visits count to the cap of one that begins on `day`. Of any twelve months that
 * hold that day, those with the most visits.
 */
export function visitsCounted(window: Window, day: Day, visits: Day[]): number {
  const { from, to } = capRange(window, day);
  const near = visits.filter((one) => one >= from && one <= to);
  if (window === 'calendar-year') return near.length;
  const starts = [day, ...near.filter((one) => one <= day && isWithin(one, day))];
  return Math.max(...starts.map((start) => near.filter((one) => isWithin(start, one)).length));
}

// Twelve months end on the day before the same day of the next year.
const isWithin = (start: Day, day: Day) => day >= start && day < yearsLater(start, 1);

// There is no 29 February in most years: the day before stands for it.
function yearsLater(day: Day, years: number): Day {
  const year = String(Number(day.slice(0, 4)) + years).padStart(4, '0');
  const rest = day.slice(4) === '-02-29' ? '-02-28' : day.slice(4);
  return `${year}${rest}`;
}
