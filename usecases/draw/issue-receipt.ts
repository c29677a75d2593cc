import { z } from 'zod';
import { finishedDraw } from '../../db/queries/finished-draw.ts';
import { sourcesOf } from '../../db/queries/sources.ts';
import { pseudonymOf } from '../../domain/draw/pseudonym.ts';
import { authorize } from '../../domain/policy.ts';
import { Refusal } from '../../domain/refusal.ts';
import { type Context, record, usecase } from '../usecase.ts';
import { poolKeyOf } from './pool-key.ts';

const input = z.object({
  drawId: z.uuid(),
  code: z
    .string()
    .trim()
    .toUpperCase()
    .regex(/^[0-9A-Z]{1,18}$/),
});

/**
 * 出具回执: a subject may always have its own receipt once its draw is open (draw.md §2), also of a list
 * under pseudonyms, whose key only the office has. Before, it would tell who is to be visited. Answers the
 * id under which the subject stands, or would stand, on the list; `receiptOfDraw` makes the receipt.
 */
export const issueReceipt = usecase('draw.issue-receipt', input, async (context, given) => {
  const { tx, actor } = context;
  const draw = await finishedDraw(tx, given.drawId);
  authorize(actor, 'draw.issue-receipt', { unitPath: draw.unitPath });
  if (draw.kind !== 'subjects') throw new Refusal('not-found', { what: 'draw' });
  if (!draw.seed) throw new Refusal('receipt-too-early', { code: draw.code });
  const sources = await sourcesOf(tx, draw.id);
  if (sources.some(({ value }) => value === null)) {
    throw new Refusal('receipt-sealed', { code: draw.code });
  }
  const recordId = await recordIdOf(context, draw, given.code);
  const about = { type: 'draw', id: draw.id, taskId: draw.taskId, unitPath: draw.unitPath };
  await record(context, 'draw.receipt-issued', about, { subject: given.code, recordId });
  return { recordId };
});

// Who comes with the id of the list itself, off an earlier sheet, is taken at it.
async function recordIdOf(
  { tx }: Context,
  { id, taskId }: { id: string; taskId: string },
  code: string,
): Promise<string> {
  const [known] = await tx.query('select 1 from pool_entry where task_id = $1 and record_id = $2', [
    taskId,
    code,
  ]);
  const poolKey = known ? null : await poolKeyOf(tx, id);
  return poolKey === null ? code : pseudonymOf(poolKey, code);
}
