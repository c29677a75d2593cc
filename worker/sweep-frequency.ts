import { database } from '../db/data-source.ts';
import { obligeFrequencies } from '../usecases/frequency/oblige.ts';
import { each } from './each.ts';

/** Keeps what every bureau owes by frequency up to date, so that its units are reminded in time. */
export async function sweepFrequency(): Promise<void> {
  const bureaus: { id: string; path: string }[] = await database().query(
    'select id, path from unit where profile_slug is not null order by path',
  );
  await each(
    bureaus.map(({ id, path }) => ({
      action: 'frequency.oblige',
      about: { type: 'unit', id, unitPath: path },
      run: (command) => obligeFrequencies(command, { bureauId: id }),
    })),
  );
}
