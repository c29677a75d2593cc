import { dayOf } from '../../domain/day.ts';
import { publishesAdjustments } from '../../domain/item-adjustment.ts';
import { type Context, record } from '../usecase.ts';
import type { Keeper } from './locked.ts';
import { publishList } from './publish-list.ts';

/** A draft whose day has come. */
export type Due = { id: string; code: string };

/**
 * Puts drafts in force in the place of the versions before them, and publishes the whole list.
 * One whose day passed while nobody was there to publish it is in force since its publication.
 */
export async function putInForce(context: Context, keeper: Keeper, drafts: Due[]): Promise<void> {
  const { tx, now } = context;
  const { unit, profile } = keeper;
  const ids = drafts.map(({ id }) => id);
  const isPublic = await isListPublic(context, keeper);
  await tx.query(
    `update item old set state = 'retired' from item new
     where new.id = any($2) and old.unit_id = $1 and new.code = old.code and old.state = 'published'`,
    [unit.bureauId, ids],
  );
  await tx.query(
    `update item set state = 'published', published_at = $2, effective_on = case
       when $4 then greatest(coalesce(effective_on, $3), $3) else coalesce(effective_on, $3) end
     where id = any($1)`,
    [ids, now, dayOf(now), isPublic && publishesAdjustments(profile)],
  );
  await publishList(context, keeper);
  const about = { type: 'items', id: unit.bureauCode, unitPath: unit.bureauPath };
  await record(context, 'items.published', about, { codes: drafts.map(({ code }) => code) });
}

/** Whether the public reads a list of this bureau already: what comes then adjusts it. */
export async function isListPublic({ tx }: Context, { unit }: Keeper): Promise<boolean> {
  const [known] = await tx.query(
    'select 1 from item where unit_id = $1 and published_at is not null limit 1',
    [unit.bureauId],
  );
  return known !== undefined;
}
