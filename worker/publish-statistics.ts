import { currentTime } from '../db/clock.ts';
import { database } from '../db/data-source.ts';
import { bureausWithoutStatistics } from '../db/queries/statistics.ts';
import { dayOf } from '../domain/day.ts';
import { lastMonthEnd } from '../domain/kpi-year.ts';
import { publishStatistics } from '../usecases/statistics/publish.ts';
import { each } from './each.ts';

/** Publishes every bureau's figures once a month is over, of the year in which that month lies. */
export async function sweepStatistics(): Promise<void> {
  const through = lastMonthEnd(dayOf(await currentTime()));
  const bureaus = await bureausWithoutStatistics(database().manager, through);
  await each(
    bureaus.map(({ id, path }) => ({
      action: 'statistics.publish',
      about: { type: 'unit', id, unitPath: path },
      run: (command) =>
        publishStatistics(command, { unitId: id, year: Number(through.slice(0, 4)) }),
    })),
  );
}
