import { peopleWith } from '../../db/queries/people.ts';
import { preflight } from '../../db/queries/preflight.ts';
import { dayOf } from '../../domain/day.ts';
import { notify } from '../notify.ts';
import { type About, type Context, record } from '../usecase.ts';

/**
 * Who would not hear of a task, or of a batch of it, that is being sent. Nothing forbids sending it: what was
 * known stays on the trail. Whoever sends it by hand has read it on the page; where it goes by itself, the
 * planners are told, so that somebody tells them otherwise.
 */
export async function tellUnreached(context: Context, about: About, batch = 0): Promise<void> {
  const { tx, actor, now } = context;
  const { unreached, webOnly, total } = await preflight(tx, about.id, now);
  if (unreached.length === 0) return;
  const counts = { unreached: unreached.length, web: webOnly.length };
  await record(context, 'task.dispatched-unreached', about, {
    ...counts,
    ...(batch > 0 && { number: batch }),
  });
  if (actor.kind !== 'system') return;
  await notify(
    context,
    {
      card: 'unreached',
      about: { type: 'task', id: about.id },
      vars: { unreached: unreached.length, total, batch },
      dedupeKey: `unreached:${about.id}:${batch}`,
    },
    await peopleWith(tx, 'planner', about.unitPath, dayOf(now)),
  );
}
