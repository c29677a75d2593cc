import { deputiesOver } from '../../db/queries/deputies.ts';
import { dayOf } from '../../domain/day.ts';
import { notify } from '../notify.ts';
import type { Context } from '../usecase.ts';

type Both = { id: string; principalId: string; deputyId: string };

/** Tells whoever stands in and whoever they stand in for that it begins, was ended, or is over. */
export async function tellBoth(
  context: Context,
  { id, principalId, deputyId }: Both,
  what: 'named' | 'over',
): Promise<void> {
  const about = { type: 'deputy', id };
  const owed = {
    card: 'deputy',
    about,
    class: 'notice',
    dedupeKey: `deputy:${id}:${what}`,
  } as const;
  await notify(context, owed, [deputyId, principalId]);
}

/** Both are told when the last day has passed, once. */
export async function tellDeputiesOver(context: Context, path: string): Promise<void> {
  const over = await deputiesOver(context.tx, path, dayOf(context.now));
  for (const one of over) await tellBoth(context, one, 'over');
}
