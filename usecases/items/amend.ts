import { z } from 'zod';
import { Item } from '../../db/entities/item.ts';
import { refuseKind } from '../../domain/item-rules.ts';
import { Refusal } from '../../domain/refusal.ts';
import { record, usecase } from '../usecase.ts';
import { itemContent } from './item-input.ts';
import { aboutItem, lockItem } from './locked.ts';

const input = z.object({
  itemId: z.uuid(),
  content: itemContent.partial(),
  reason: z.string().trim().max(500).optional(),
  effectiveOn: z.iso.date().nullable().optional(),
});

/** Changes a draft of the item list. A version in force is never edited: it gets a next one. */
export const amendItem = usecase('items.amend', input, async (context, given) => {
  const locked = await lockItem(context, given.itemId, 'items.amend');
  const { item, profile } = locked;
  if (item.state !== 'draft') throw new Refusal('illegal-step', { state: item.state });
  const { name = item.name, kind = item.kind } = given.content;
  refuseKind({ name, kind }, profile);
  const changes = {
    ...given.content,
    ...(given.reason !== undefined && { changeReason: given.reason }),
    ...(given.effectiveOn !== undefined && { effectiveOn: given.effectiveOn }),
  };
  if (Object.keys(changes).length > 0) {
    await context.tx.update(Item, { id: item.id }, changes as object);
  }
  await record(context, 'items.amended', aboutItem(item, locked), {
    code: item.code,
    fields: Object.keys(changes),
  });
  return { itemId: item.id };
});
