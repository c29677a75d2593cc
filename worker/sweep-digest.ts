import { currentTime } from '../db/clock.ts';
import { database } from '../db/data-source.ts';
import { unitsWithoutDigest } from '../db/queries/digest.ts';
import { dayOf } from '../domain/day.ts';
import { digestDue } from '../domain/digest.ts';
import { currentCalendar } from '../usecases/calendar/current.ts';
import { makeDigest } from '../usecases/digest/make.ts';
import { each } from './each.ts';

/** Makes the digests of the week for every unit that has leaders, from its first working day on. */
export async function sweepDigest(): Promise<void> {
  const now = await currentTime();
  const weekOn = digestDue(now, await currentCalendar(database().manager));
  if (!weekOn) return;
  const units = await unitsWithoutDigest(weekOn, dayOf(now));
  await each(
    units.map(({ id, path }) => ({
      action: 'digest.make',
      about: { type: 'unit', id, unitPath: path },
      run: (command) => makeDigest(command, { unitId: id, weekOn }),
    })),
  );
}
