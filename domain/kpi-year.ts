import type { Day } from './calendar.ts';
import { type Figure, figuresOf, monthsOf, type Trail } from './kpi.ts';

/** A year's figures: of the whole, month by month, and of each unit. */
export type YearBoard = {
  year: number;
  /** The first and the last day that are counted. */
  from: Day;
  through: Day;
  figures: Figure[];
  months: { month: string; figures: Figure[] }[];
  units: { unit: string; figures: Figure[] }[];
};

type Question = {
  year: number;
  from: Day;
  through: Day;
  today: Day;
  units: { name: string; path: string }[];
};

/** Counts a year up to a day from the trail: the same counts stand on the board, in the report and in public. */
export function yearBoard(trail: Trail, question: Question): YearBoard {
  const { year, from, through, today, units } = question;
  const period = { from, to: through, today };
  const months = monthsOf(year, through).map(({ month, ...days }) => ({
    month,
    figures: figuresOf(trail, { from: days.from, to: least(days.to, through), today }),
  }));
  return {
    year,
    from,
    through,
    figures: figuresOf(trail, period),
    months,
    units: units.map(({ name, path }) => ({ unit: name, figures: figuresOf(trail, period, path) })),
  };
}

const least = (one: Day, other: Day): Day => (one < other ? one : other);

/** The last day of the last month that is over, on which the figures of its year stand. */
export function lastMonthEnd(today: Day): Day {
  const [year, month] = today.split('-').map(Number) as [number, number];
  return new Date(Date.UTC(year, month - 1, 0)).toISOString().slice(0, 10);
}
