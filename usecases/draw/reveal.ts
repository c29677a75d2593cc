import { createHash } from 'node:crypto';
import { z } from 'zod';
import { minuteOf } from '../../domain/day.ts';
import { authorize } from '../../domain/policy.ts';
import { Refusal } from '../../domain/refusal.ts';
import { record, usecase } from '../usecase.ts';
import { drawWhenComplete } from './complete.ts';
import { lockDraw } from './locked.ts';
import { sourceOf } from './source-of.ts';

const input = z.object({
  drawId: z.uuid(),
  value: z.string().regex(/^([0-9a-f]{2}){16,64}$/, '16–64 bytes in hex'),
});

/**
 * A witness reveals the number that they committed to. The last value brings the result with it: the
 * draw runs in this same transaction, once, and nobody presses a button for it.
 */
export const revealEntropy = usecase('draw.reveal', input, async (context, given) => {
  const { tx, actor, now } = context;
  const locked = await lockDraw(context, given.drawId);
  const { draw, about } = locked;
  const source = await sourceOf(context, draw.id);
  authorize(actor, 'draw.reveal', { witnessId: source?.personId ?? null });
  if (!source || source.value) throw new Refusal('already-revealed');
  if (draw.state !== 'announced') throw new Refusal('illegal-step', { state: draw.state });
  refuseLate(draw.revealBy, now);
  const value = valueAsCommitted(given.value, source.commitment);

  await tx.query(
    'update entropy_source set value = $3, opened_at = $4 where draw_id = $1 and position = $2',
    [draw.id, source.position, value, now],
  );
  await record(context, 'draw.revealed', about, { position: source.position });
  return drawWhenComplete(context, locked);
});

function refuseLate(by: Date | null, now: Date): void {
  if (by && now > by) throw new Refusal('reveal-too-late', { by: minuteOf(by) });
}

function valueAsCommitted(hex: string, commitment: string | null): Buffer {
  const value = Buffer.from(hex, 'hex');
  if (createHash('sha256').update(value).digest('hex') === commitment) return value;
  throw new Refusal('commitment-mismatch');
}
