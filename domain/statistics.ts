import type { Day } from './calendar.ts';
import type { Figure } from './kpi.ts';
import type { YearBoard } from './kpi-year.ts';

/** What the public gets of a bureau's year: counts only, of units and months, never of people. */
export type StatisticsBody = {
  schema: 'yaohao/statistics/1';
  organisation: string;
  year: number;
  from: Day;
  through: Day;
  figures: Figure[];
  months: { month: string; figures: Figure[] }[];
  units: { unit: string; figures: Figure[] }[];
};

/** The public copy of a year's figures. */
export const statisticsCopy = ({
  organisation,
  board,
}: {
  organisation: string;
  board: YearBoard;
}): StatisticsBody => ({ schema: 'yaohao/statistics/1', organisation, ...board });
