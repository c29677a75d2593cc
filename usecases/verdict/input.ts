import { z } from 'zod';

/** What an approver decides about a request. */
export const settling = z.object({
  id: z.uuid(),
  verdict: z.enum(['approve', 'reject']),
  reason: z.string().max(1000).optional(),
  /** Whom to appoint, where the bureau's rules appoint instead of drawing. */
  substituteId: z.uuid().optional(),
});
export type Settling = z.output<typeof settling>;
