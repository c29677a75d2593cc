import { z } from 'zod';
import { dayOf } from '../../domain/day.ts';
import { type ItemContent, refuseItem } from '../../domain/item-rules.ts';
import type { Profile } from '../../domain/profile/profile.ts';
import { Refusal } from '../../domain/refusal.ts';
import { type Context, record, usecase } from '../usecase.ts';
import { keeperOf } from './locked.ts';
import { publishList } from './publish-list.ts';

type Draft = ItemContent & { id: string; code: string };

/**
 * 高青细则 第八条、第二十八条: puts the drafts of the item list in force whose day has come, and publishes
 * the whole list. Refuses one that lacks what the bureau's rules ask of an item.
 */
export const publishItems = usecase(
  'items.publish',
  z.object({ unitId: z.uuid() }),
  async (context, { unitId }) => {
    const { tx, now } = context;
    const { unit, profile } = await keeperOf(context, unitId, 'items.publish');
    const drafts = await dueDrafts(context, unit.bureauId, profile);
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
    return { published: drafts.length };
  },
);

// a version whose day lies ahead waits for it; what it replaces stays in force until then.
async function dueDrafts({ tx, now }: Context, unitId: string, profile: Profile): Promise<Draft[]> {
  const drafts: Draft[] = await tx.query(
    `select id, code, name, subject_category as "subjectCategory", kind, method, unit_name as "unitName",
       level, basis, content, standard, ratio_bp as "ratioBp", ratio_max_bp as "ratioMaxBp", frequency
     from item where unit_id = $1 and state = 'draft' and (effective_on is null or effective_on <= $2)
     order by code for update`,
    [unitId, dayOf(now)],
  );
  if (drafts.length === 0) throw new Refusal('not-found', { what: 'item' });
  for (const draft of drafts) refuseItem(draft, profile);
  return drafts;
}
