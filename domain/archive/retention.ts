import type { Day } from '../calendar.ts';

/** The last day on which an archive has to be kept; null where the bureau leaves the years to the archive rules. */
export function keptUntil(made: Day, years: number | null): Day | null {
  if (years === null) return null;
  const [year, month, day] = made.split('-');
  const next = `${Number(year) + years}-${month}-${day}`;
  // 29 February exists in leap years only: its archive is kept to the end of that month.
  return month === '02' && day === '29' && !isLeap(Number(year) + years)
    ? next.replace(/29$/, '28')
    : next;
}

const isLeap = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
