import { currentTime } from '../../db/clock.ts';
import { database } from '../../db/data-source.ts';
import { trailOfWork } from '../../db/queries/kpi.ts';
import { currentProfile } from '../../db/queries/profile.ts';
import { unitById } from '../../db/queries/units.ts';
import { unitsUnder } from '../../db/queries/units-under.ts';
import { dayOf } from '../../domain/day.ts';
import { monthsOf } from '../../domain/kpi.ts';
import { type YearBoard, yearBoard } from '../../domain/kpi-year.ts';
import type { Profile } from '../../domain/profile/profile.ts';
import { pathsOf, yearIn } from './exclusions.ts';
import type { Visitor } from '../visitor.ts';

type Unit = { id: string; name: string; path: string };

/** What somebody asked the board for, and the figures that the trail gives. */
export type Asked = {
  units: Unit[];
  unit: Unit;
  bureau: string;
  bureauId: string;
  bureauPath: string;
  today: string;
  profile: Profile;
  year: number;
  /** `year`, a quarter (`q1`) or a month (`03`). */
  period: string;
  board: YearBoard;
};

/** The quarters and months that can be looked at instead of the whole year. */
export const periods = [
  'q1',
  'q2',
  'q3',
  'q4',
  ...Array.from({ length: 12 }, (_, at) => String(at + 1).padStart(2, '0')),
];

/** Counts what the address asks for, of the units that this person reads; refuses whoever reads none. */
export async function askedBoard(
  { actor }: Visitor,
  query: Record<string, unknown>,
): Promise<Asked | undefined> {
  const units = await unitsUnder(pathsOf(actor));
  const unit = units.find(({ id }) => id === query['unit']) ?? units[0];
  if (!unit) return undefined;
  const { manager: tx } = database();
  const place = await unitById(tx, unit.id);
  const { bureauName: bureau, bureauId, bureauPath, profileSlug } = place;
  const today = dayOf(await currentTime());
  const year = yearIn(query['year'], today);
  const period = periods.find((one) => one === query['period']) ?? 'year';
  const { from, to } = daysOf(year, period);
  const through = to < today ? to : today;
  const trail = await trailOfWork(tx, [unit.path], through);
  const below = units.filter(({ path }) => path.startsWith(unit.path));
  const board = yearBoard(trail, { year, from, through, today, units: below });
  const profile = await currentProfile(tx, profileSlug, today);
  const bureauOf = { bureau, bureauId, bureauPath };
  return { units, unit, ...bureauOf, profile, year, period, today, board };
}

function daysOf(year: number, period: string): { from: string; to: string } {
  const months = monthsOf(year, `${year}-12-31`);
  const [first, last] = period.startsWith('q')
    ? [Number(period[1]) * 3 - 3, Number(period[1]) * 3 - 1]
    : [Number(period) - 1, Number(period) - 1];
  if (period === 'year') return { from: months[0]!.from, to: months[11]!.to };
  return { from: months[first]!.from, to: months[last]!.to };
}
