import { database } from '../db/data-source.ts';
import { fillCalendar } from '../usecases/calendar/fill.ts';
import { each } from './each.ts';

/** Keeps the years that the maintained package knows, also those that a new version of it brings. */
export async function sweepCalendar(): Promise<void> {
  // The calendar is one for all; the first bureau's trail tells of it.
  const bureaus: { id: string; path: string }[] = await database().query(
    'select id, path from unit where profile_slug is not null order by path limit 1',
  );
  await each(
    bureaus.map(({ id, path }) => ({
      action: 'calendar.fill',
      about: { type: 'unit', id, unitPath: path },
      run: (command) => fillCalendar(command, { bureauId: id, bureauPath: path }),
    })),
  );
}
