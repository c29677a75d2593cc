import { database } from '../db/data-source.ts';
import { watchRegistry } from '../usecases/registry/watch.ts';
import { each } from './each.ts';

/** Looks after the registries of every bureau: flags, licences, staleness, seats of those who left. */
export async function sweepRegistry(): Promise<void> {
  const bureaus: { id: string; path: string }[] = await database().query(
    'select id, path from unit where profile_slug is not null order by path',
  );
  await each(
    bureaus.map(({ id, path }) => ({
      action: 'registry.watch',
      about: { type: 'unit', id, unitPath: path },
      run: (command) => watchRegistry(command, { bureauId: id }),
    })),
  );
}
