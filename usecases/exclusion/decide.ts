import { z } from 'zod';
import { exclusionStates } from '../../domain/exclusion.ts';
import { step } from '../../domain/machine.ts';
import { authorize } from '../../domain/policy.ts';
import { personId, requireText } from '../../domain/request.ts';
import { asSeen, record, usecase } from '../usecase.ts';
import { lockExclusion } from './locked.ts';

const input = z.object({
  id: z.uuid(),
  verdict: z.enum(['approve', 'reject']),
  reason: z.string().max(1000).optional(),
});

/**
 * Somebody other than who registered it consents to an inspection outside the random draw, or turns it
 * down with a reason. Answers the state.
 */
export const decideExclusion = usecase('exclusion.decide', input, async (context, given) => {
  const { tx, actor, now } = context;
  const { exclusion, on, about } = await lockExclusion(context, given.id);
  authorize(actor, 'exclusion.decide', on);
  asSeen(context, exclusion.version);
  const state = step(exclusionStates, exclusion.state, given.verdict);
  const reason = requireText(given.reason, given.verdict === 'reject');
  await tx.query(
    `update exclusion set state = $2, decided_by = $3, decided_at = $4, decision_reason = $5,
       version = version + 1 where id = $1`,
    [given.id, state, personId(actor), now, reason],
  );
  const { code } = exclusion;
  await record(context, 'exclusion.decided', about, { code, verdict: given.verdict });
  return state;
});
