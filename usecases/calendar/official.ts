import { createRequire } from 'node:module';
import { z } from 'zod';
import type { Calendar, Day, OfficialYear } from '../../domain/calendar.ts';

const load = createRequire(import.meta.url);

// The package's own functions take any day of a year it does not know for an ordinary Monday to
// Sunday without a word, so its data is read instead, and only whole years of it.
const days = z.record(z.iso.date(), z.string());
const data = z.object({ holidays: days, workdays: days });

/** The official calendars that the maintained package covers, read once (国务院办公厅节假日安排). */
export const officialCalendar: Calendar = readOfficial(
  data.parse(load('chinese-days/dist/chinese-days.json')),
  `chinese-days ${z.object({ version: z.string() }).parse(load('chinese-days/package.json')).version}`,
);

/**
 * Sorts a list of holidays and make-up days into years. A year counts as official only when both
 * its Spring Festival and its National Day are listed: the notice of a year names them together,
 * while single days of January may come from the year before.
 */
export function readOfficial(
  { holidays, workdays }: z.infer<typeof data>,
  source: string,
): Calendar {
  const years = new Map<number, OfficialYear>();
  for (const year of new Set(Object.keys(holidays).map(yearOf))) {
    const names = Object.entries(holidays).filter(([day]) => yearOf(day) === year);
    if (!['春节', '国庆节'].every((name) => names.some(([, text]) => text.includes(name))))
      continue;
    years.set(year, {
      holidays: new Set(names.map(([day]) => day)),
      makeUpDays: new Set(Object.keys(workdays).filter((day) => yearOf(day) === year)),
      source,
    });
  }
  return years;
}

function yearOf(day: Day): number {
  return Number(day.slice(0, 4));
}
