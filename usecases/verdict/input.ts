import { z } from 'zod';
import { Refusal } from '../../domain/refusal.ts';
import { heldKinds } from '../../domain/verdict.ts';
import { reviewInput } from '../objection/review.ts';

/** What an approver decides about a request. */
export const settling = z.object({
  id: z.uuid(),
  verdict: z.enum(['approve', 'reject']),
  reason: z.string().max(1000).optional(),
  /** Whom to appoint, where the bureau's rules appoint instead of drawing. */
  substituteId: z.uuid().optional(),
});
export type Settling = z.output<typeof settling>;

/** What somebody decides about anything that waits its minute. */
export const holding = settling.extend({
  type: z.enum(heldKinds),
  verdict: z.enum(['approve', 'reject', 'withhold']),
  /** On what ground a result is withheld. */
  ground: z.string().max(100).optional(),
  /** From when the rules of a bureau that are approved are in force. */
  effectiveFrom: z.iso.date().optional(),
  /** What the review of an objection came to; its verdict is whether the objection is upheld. */
  review: reviewInput.optional(),
});
export type Held = Omit<z.output<typeof holding>, 'type'>;

/** A verdict of two; only a result can be withheld. */
export function plainly(held: Held): Settling {
  if (held.verdict === 'withhold') throw new Refusal('bad-input', { field: 'verdict' });
  return { ...held, verdict: held.verdict };
}
