import { z } from 'zod';
import { flagStates } from '../../domain/flag.ts';
import { step } from '../../domain/machine.ts';
import { authorize } from '../../domain/policy.ts';
import { personId, requireText } from '../../domain/request.ts';
import { tellAnswer } from '../consent/answer.ts';
import { fileDecision, refuseDecided } from '../decision.ts';
import { asSeen, type Context, record, usecase } from '../usecase.ts';
import { bringIntoForce } from './add.ts';
import { exposeBlacklist } from './expose.ts';
import { lockFlag } from './locked.ts';

const input = z.object({
  flagId: z.uuid(),
  verdict: z.enum(['approve', 'reject']),
  reason: z.string().max(500).optional(),
});

/** Decided at once; the doors hold the verdict for a minute first (`holdVerdict`). */
export const decideFlag = usecase('flag.decide', input, settleFlag);

/** agrees to a blacklist that somebody else asked for, or turns it down with a reason. */
export async function settleFlag(context: Context, given: z.output<typeof input>) {
  const { tx, actor, now } = context;
  const { flag, locked } = await lockFlag(context, given.flagId);
  authorize(actor, 'flag.decide', { ...locked.about, recordedBy: flag.recordedBy });
  const asked = { type: 'flag', id: flag.id } as const;
  await refuseDecided(context, asked);
  const state = step(flagStates, flag.state, given.verdict);
  asSeen(context, flag.version);
  const reason = requireText(given.reason, state === 'rejected');
  await fileDecision(context, asked, given.verdict, reason);
  await tx.query(
    `update subject_flag set state = $2, decided_by = $3, decided_at = $4, decision_reason = $5,
       version = version + 1 where id = $1`,
    [flag.id, state, personId(actor), now, reason],
  );
  const { verdict } = given;
  await record(context, 'flag.decided', locked.about, {
    flagId: flag.id,
    flag: flag.kind,
    verdict,
  });
  if (state === 'in-force') {
    await bringIntoForce(context, locked, flag);
    await exposeBlacklist(context, locked, flag);
  }
  await tellAnswer(context, { matter: 'flag', id: flag.id }, flag.recordedBy);
  return state;
}
