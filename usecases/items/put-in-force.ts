import { dayOf } from '../../domain/day.ts';
import { type Context, record } from '../usecase.ts';
import type { Keeper } from './locked.ts';
import { publishList } from './publish-list.ts';

/** A draft whose day has come. */
export type Due = { id: string; code: string };

/** Puts drafts in force in the place of the versions before them, and publishes the whole list. */
export async function putInForce(
  context: Context,
  { unit }: Pick<Keeper, 'unit'>,
  drafts: Due[],
): Promise<void> {
  const { tx, now } = context;
  const ids = drafts.map(({ id }) => id);
  await tx.query(
    `update item old set state = 'retired' from item new
     where new.id = any($2) and old.unit_id = $1 and new.code = old.code and old.state = 'published'`,
    [unit.bureauId, ids],
  );
  await tx.query(
    `update item set state = 'published', published_at = $2, effective_on = coalesce(effective_on, $3)
     where id = any($1)`,
    [ids, now, dayOf(now)],
  );
  await publishList(context, unit);
  const about = { type: 'items', id: unit.bureauCode, unitPath: unit.bureauPath };
  await record(context, 'items.published', about, { codes: drafts.map(({ code }) => code) });
}
