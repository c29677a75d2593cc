import { z } from 'zod';
import { dayOf } from '../../domain/day.ts';
import { type Adjustment, refuseUnpublished } from '../../domain/item-adjustment.ts';
import { type ItemContent, refuseItem } from '../../domain/item-rules.ts';
import { Refusal } from '../../domain/refusal.ts';
import { type Context, record, usecase } from '../usecase.ts';
import { type Keeper, keeperOf } from './locked.ts';
import { type Due, isListPublic, putInForce } from './put-in-force.ts';

type Draft = ItemContent & Due & Adjustment & { ahead: boolean };

const input = z.object({
  unitId: z.uuid(),
  /** Why the list is adjusted, for drafts that do not say it themselves: those of a file. */
  reason: z.string().trim().max(500).default(''),
});

/**
 * 高青细则 第八条、第二十八条: puts the drafts of the item list in force whose day has come, and publishes
 * the whole list. Those whose day lies ahead are released for it: the worker puts them in force then.
 * Refuses a draft that lacks what the bureau's rules ask of an item, or of the
 * publication of an adjustment.
 */
export const publishItems = usecase('items.publish', input, async (context, { unitId, reason }) => {
  const keeper = await keeperOf(context, unitId, 'items.publish');
  if (reason !== '') await giveReason(context, keeper, reason);
  const drafts = await openDrafts(context, keeper);
  const due = drafts.filter(({ ahead }) => !ahead);
  const later = drafts.filter(({ ahead, scheduled }) => ahead && !scheduled);
  if (due.length + later.length === 0) throw new Refusal('not-found', { what: 'item' });
  const isAdjusting = await isListPublic(context, keeper);
  for (const draft of [...due, ...later]) {
    refuseItem(draft, keeper.profile);
    if (isAdjusting) refuseUnpublished(draft, dayOf(context.now), keeper.profile);
  }
  if (due.length > 0) await putInForce(context, keeper, due);
  if (later.length > 0) await release(context, keeper, later);
  return { published: due.length, scheduled: later.length };
});

const wasInForce = `exists (select 1 from item old where old.unit_id = item.unit_id and old.code = item.code
  and old.published_at is not null)`;

const giveReason = ({ tx }: Context, { unit }: Keeper, reason: string): Promise<unknown> =>
  tx.query(
    `update item set change_reason = $2 where unit_id = $1 and state = 'draft' and change_reason = ''
       and ${wasInForce}`,
    [unit.bureauId, reason],
  );

// a version whose day lies ahead waits for it; what it replaces stays in force until then.
const openDrafts = ({ tx, now }: Context, { unit }: Keeper): Promise<Draft[]> =>
  tx.query(
    `select id, code, name, subject_category as "subjectCategory", kind, method, unit_name as "unitName",
       level, basis, content, standard, ratio_bp as "ratioBp", ratio_max_bp as "ratioMaxBp", frequency,
       coalesce(effective_on > $2, false) as ahead, scheduled_at is not null as scheduled,
       change_reason as reason, effective_on::text as "effectiveOn", ${wasInForce} as replaces
     from item where unit_id = $1 and state = 'draft' order by code for update`,
    [unit.bureauId, dayOf(now)],
  );

async function release(context: Context, { unit }: Keeper, later: Draft[]): Promise<void> {
  const { tx, actor, now } = context;
  await tx.query('update item set scheduled_by = $2, scheduled_at = $3 where id = any($1)', [
    later.map(({ id }) => id),
    actor.id,
    now,
  ]);
  const about = { type: 'items', id: unit.bureauCode, unitPath: unit.bureauPath };
  const codes = later.map(({ code }) => code);
  await record(context, 'items.scheduled', about, { codes, count: codes.length });
}
