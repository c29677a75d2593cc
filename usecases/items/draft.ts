import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { Item } from '../../db/entities/item.ts';
import { refuseKind } from '../../domain/item-rules.ts';
import { Refusal } from '../../domain/refusal.ts';
import { type Context, record, usecase } from '../usecase.ts';
import { itemContent } from './item-input.ts';
import { aboutItem, keeperOf } from './locked.ts';

const input = z.object({
  unitId: z.uuid(),
  /** 事项编码: what all versions of an item are known by. */
  code: z
    .string()
    .trim()
    .regex(/^[A-Za-z0-9-]{1,32}$/),
  content: itemContent,
  /** why a version in force is replaced (立改废释), and since when the next one holds. */
  reason: z.string().trim().max(500).default(''),
  effectiveOn: z.iso.date().nullable().default(null),
});

/**
 * 高青细则 第八条: a new item, or the next version of one in force, as a draft. A version needs
 * the reason of the change.
 */
export const draftItem = usecase('items.draft', input, async (context, given) => {
  const { tx } = context;
  const keeper = await keeperOf(context, given.unitId, 'items.draft');
  refuseKind(given.content, keeper.profile);
  const newest = await newestVersion(context, keeper.unit.bureauId, given.code);
  if (newest?.state === 'draft') throw new Refusal('draft-open', { item: given.code });
  if (newest?.state === 'published' && given.reason === '') throw new Refusal('reason-required');
  const id = randomUUID();
  await tx.insert(Item, {
    ...given.content,
    id,
    unitId: keeper.unit.bureauId,
    code: given.code,
    version: (newest?.version ?? 0) + 1,
    changeReason: given.reason,
    effectiveOn: given.effectiveOn,
  } as object);
  await record(context, 'items.drafted', aboutItem({ id }, keeper), {
    code: given.code,
    version: (newest?.version ?? 0) + 1,
    reason: given.reason,
  });
  return { itemId: id };
});

async function newestVersion({ tx }: Context, unitId: string, code: string) {
  const [row] = await tx.query(
    `select version, state from item where unit_id = $1 and code = $2
     order by version desc limit 1 for update`,
    [unitId, code],
  );
  return row as { version: number; state: string } | undefined;
}
