import { z } from 'zod';
import { Item } from '../../db/entities/item.ts';
import { Refusal } from '../../domain/refusal.ts';
import { record, usecase } from '../usecase.ts';
import { aboutItem, lockItem } from './locked.ts';

/** Gives a draft up. It stays on file: nothing of the list is deleted, and what is in force is retired. */
export const dropItem = usecase(
  'items.drop',
  z.object({ itemId: z.uuid() }),
  async (context, { itemId }) => {
    const locked = await lockItem(context, itemId, 'items.drop');
    const { item } = locked;
    if (item.state !== 'draft') throw new Refusal('illegal-step', { state: item.state });
    await context.tx.update(Item, { id: item.id }, { state: 'dropped' });
    await record(context, 'items.dropped', aboutItem(item, locked), { code: item.code });
    return { itemId };
  },
);
