import { z } from 'zod';
import { exclusionStates } from '../../domain/exclusion.ts';
import { authorize } from '../../domain/policy.ts';
import { settleRequest } from '../consent/settle-request.ts';
import { type Context, record, usecase } from '../usecase.ts';
import { lockExclusion } from './locked.ts';

const input = z.object({
  id: z.uuid(),
  verdict: z.enum(['approve', 'reject']),
  reason: z.string().max(1000).optional(),
});

/** Decided at once; the doors hold the verdict for a minute first (`holdVerdict`). */
export const decideExclusion = usecase('exclusion.decide', input, settleExclusion);

/**
 * Somebody other than who registered it consents to an inspection outside the random draw, or turns it
 * down with a reason. Answers the state.
 */
export async function settleExclusion(context: Context, given: z.output<typeof input>) {
  const { exclusion, on, about } = await lockExclusion(context, given.id);
  authorize(context.actor, 'exclusion.decide', on);
  const { id, code } = exclusion;
  const request = { matter: 'exclusion', id, requesterId: on.registeredBy } as const;
  const asked = { ...request, row: exclusion };
  const state = await settleRequest(context, exclusionStates, asked, given);
  await record(context, 'exclusion.decided', about, { code, verdict: given.verdict });
  return state;
}
