import type { z } from 'zod';
import type { reviewInput } from '../objection/review.ts';
import type { Command } from '../usecase.ts';
import { holdVerdict } from './hold.ts';

/** The outcome of a review, with a minute to take it back: what is found wrong is upheld, the rest is not. */
export const holdReview = (
  command: Command,
  objectionId: string,
  review: z.input<typeof reviewInput>,
  now?: Date,
): Promise<{ heldId: string }> =>
  holdVerdict(
    command,
    {
      type: 'objection',
      id: objectionId,
      verdict: review.outcome === 'error' ? 'approve' : 'reject',
      review,
    },
    now,
  );
