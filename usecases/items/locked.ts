import { Item } from '../../db/entities/item.ts';
import { currentProfile } from '../../db/queries/profile.ts';
import { type UnitRow, unitById } from '../../db/queries/units.ts';
import { dayOf } from '../../domain/day.ts';
import { type Action, authorize, type On } from '../../domain/policy.ts';
import type { Profile } from '../../domain/profile/profile.ts';
import { Refusal } from '../../domain/refusal.ts';
import { asSeen, type Context } from '../usecase.ts';

/** A bureau whose list somebody works on, with its rules. */
export type Keeper = { unit: UnitRow; profile: Profile };

type ListAction = Extract<Action, `items.${string}`>;

/** The bureau of a unit, for those who may do this to its list. */
export async function keeperOf(
  { tx, actor, now }: Context,
  unitId: string,
  action: ListAction,
): Promise<Keeper> {
  const unit = await unitById(tx, unitId);
  authorize(actor, action, { unitPath: unit.bureauPath } as On<ListAction>);
  return { unit, profile: await currentProfile(tx, unit.profileSlug, dayOf(now)) };
}

/** An item that nobody else changes meanwhile, with the bureau that keeps it. */
export async function lockItem(
  context: Context,
  id: string,
  action: ListAction,
): Promise<Keeper & { item: Item }> {
  const item = await context.tx.findOne(Item, {
    where: { id },
    lock: { mode: 'pessimistic_write' },
  });
  if (!item) throw new Refusal('not-found', { what: 'item' });
  const keeper = await keeperOf(context, item.unitId, action);
  asSeen(context, item.version);
  return { ...keeper, item };
}

/** Where the trail puts an item. */
export const aboutItem = (item: { id: string }, { unit }: Keeper) => ({
  type: 'item',
  id: item.id,
  unitPath: unit.bureauPath,
});
