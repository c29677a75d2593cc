/** A calendar day, `YYYY-MM-DD`, as the wall calendar in China shows it. */
export type Day = string;

/** One year's official holiday notice: days off and the weekend days worked in their stead. */
export type OfficialYear = {
  holidays: ReadonlySet<Day>;
  makeUpDays: ReadonlySet<Day>;
  /** Where the year comes from, for the trail: a document, a package and its version. */
  source: string;
};

/** The official years by number. In a year that is missing, Monday to Friday count. */
export type Calendar = ReadonlyMap<number, OfficialYear>;

/** The last day of a term; provisional while a counted day lies in a year without official calendar. */
export type DueDay = { dueOn: Day; provisional: boolean };

const dayMs = 86_400_000;
// Four digits of a year are all that YYYY-MM-DD can write.
const firstDay = Date.parse('0001-01-01T00:00:00Z') / dayMs;
const lastDay = Date.parse('9999-12-31T00:00:00Z') / dayMs;

/** Reads a `YYYY-MM-DD` that exists in the calendar, or nothing. */
export function parseDay(text: string): Day | undefined {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return undefined;
  const time = Date.parse(`${text}T00:00:00Z`);
  // 2026-02-30 parses as March in some engines: only a day that prints as it was read is one.
  if (Number.isNaN(time) || printDay(time / dayMs) !== text) return undefined;
  return text;
}

/** Whether people work on this day: made-up weekends do, holidays and other weekends do not. */
export function isWorkingDay(day: Day, calendar: Calendar): boolean {
  return isWorking(numberOf(day), calendar);
}

/** Whether the year of this day has its official calendar yet. */
export function isOfficial(day: Day, calendar: Calendar): boolean {
  return calendar.has(yearOf(day));
}

/**
 * The day on which a term of `count` working days ends; `from` itself is not counted.
 * Throws a RangeError unless `count` is a whole number from 0 on, or when the term leaves the years
 * that `YYYY-MM-DD` can write.
 */
export function addWorkingDays(from: Day, count: number, calendar: Calendar): DueDay {
  return walk(from, count, 1, calendar);
}

/** The day `count` working days before `day`, which itself is not counted: when to remind. */
export function subtractWorkingDays(day: Day, count: number, calendar: Calendar): DueDay {
  return walk(day, count, -1, calendar);
}

/** Working days after `from` up to and including `to`; negative when `to` is the earlier one. */
export function workingDaysBetween(from: Day, to: Day, calendar: Calendar): number {
  if (to < from) return -workingDaysBetween(to, from, calendar) || 0;
  const last = numberOf(to);
  let count = 0;
  for (let day = numberOf(from) + 1; day <= last; day++) if (isWorking(day, calendar)) count++;
  return count;
}

function walk(from: Day, count: number, step: 1 | -1, calendar: Calendar): DueDay {
  if (!Number.isInteger(count) || count < 0) throw new RangeError(`working days: ${count}`);
  let day = numberOf(from);
  let provisional = false;
  for (let left = count; left > 0;) {
    day += step;
    if (day < firstDay || day > lastDay) throw new RangeError(`beyond the calendar: ${from}`);
    if (!calendar.has(yearOf(printDay(day)))) provisional = true;
    if (isWorking(day, calendar)) left--;
  }
  return { dueOn: printDay(day), provisional };
}

function isWorking(number: number, calendar: Calendar): boolean {
  const day = printDay(number);
  const year = calendar.get(yearOf(day));
  if (year?.makeUpDays.has(day)) return true;
  // Day 0 of the epoch was a Thursday; 0 is Sunday, 6 Saturday.
  const weekday = (((number + 4) % 7) + 7) % 7;
  return weekday !== 0 && weekday !== 6 && !year?.holidays.has(day);
}

function numberOf(day: Day): number {
  if (parseDay(day) === undefined) throw new RangeError(`not a day: ${day}`);
  return Date.parse(`${day}T00:00:00Z`) / dayMs;
}

const printDay = (number: number): Day => new Date(number * dayMs).toISOString().slice(0, 10);

const yearOf = (day: Day): number => Number(day.slice(0, 4));
