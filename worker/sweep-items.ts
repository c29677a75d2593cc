import { currentTime } from '../db/clock.ts';
import { database } from '../db/data-source.ts';
import { dayOf } from '../domain/day.ts';
import { publishDueItems } from '../usecases/items/publish-due.ts';
import { each } from './each.ts';

/** Puts versions of the item lists in force on the day that they were released for. */
export async function sweepItems(): Promise<void> {
  const bureaus: { id: string; path: string }[] = await database().query(
    `select id, path from unit where id in (select unit_id from item
       where state = 'draft' and scheduled_at is not null and effective_on <= $1) order by path`,
    [dayOf(await currentTime())],
  );
  await each(
    bureaus.map(({ id, path }) => ({
      action: 'items.publish-due',
      about: { type: 'items', id, unitPath: path },
      run: (command) => publishDueItems(command, { bureauId: id }),
    })),
  );
}
