import { z } from 'zod';
import { Item } from '../../db/entities/item.ts';
import { Refusal } from '../../domain/refusal.ts';
import { record, usecase } from '../usecase.ts';
import { aboutItem, lockItem } from './locked.ts';
import { publishList } from './publish-list.ts';

const input = z.object({ itemId: z.uuid(), reason: z.string().trim().max(500) });

/**
 * takes an item off the list without another in its place, with the reason (废), and
 * publishes the list that is left. Tasks that are under way keep the version they were set up with.
 */
export const retireItem = usecase('items.retire', input, async (context, { itemId, reason }) => {
  const locked = await lockItem(context, itemId, 'items.retire');
  const { item } = locked;
  if (item.state !== 'published') throw new Refusal('illegal-step', { state: item.state });
  if (reason === '') throw new Refusal('reason-required');
  const retired = { retireReason: reason, retiredBy: context.actor.id, retiredAt: context.now };
  await context.tx.update(Item, { id: item.id }, { ...retired, state: 'retired' });
  await publishList(context, locked);
  await record(context, 'items.retired', aboutItem(item, locked), { code: item.code, reason });
  return { itemId };
});
