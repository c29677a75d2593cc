import { database } from '../db/data-source.ts';
import { watchPlans } from '../usecases/plan/watch.ts';
import { each } from './each.ts';

/** Looks after the annual plans of every bureau: due days, filing, floors of the year. */
export async function sweepPlans(): Promise<void> {
  const bureaus: { id: string; path: string }[] = await database().query(
    'select id, path from unit where profile_slug is not null order by path',
  );
  await each(
    bureaus.map(({ id, path }) => ({
      action: 'plan.watch',
      about: { type: 'unit', id, unitPath: path },
      run: (command) => watchPlans(command, { bureauId: id }),
    })),
  );
}
