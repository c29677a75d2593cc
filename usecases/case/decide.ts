import { z } from 'zod';
import { interestedIn } from '../../db/queries/interested.ts';
import { caseStates, refuseEarly } from '../../domain/case.ts';
import { step } from '../../domain/machine.ts';
import { authorize } from '../../domain/policy.ts';
import { personId, requireText } from '../../domain/request.ts';
import { tellAnswer } from '../consent/answer.ts';
import { fileDecision, refuseDecided } from '../decision.ts';
import { settleObligation } from '../obligation/settle.ts';
import { asSeen, type Context, decidedAt, record, usecase } from '../usecase.ts';
import { closingOf, type LockedCase, lockCase } from './locked.ts';

const input = z.object({
  caseId: z.uuid(),
  verdict: z.enum(['approve', 'reject']),
  reason: z.string().max(1000).optional(),
});

/** Decided at once; the doors hold the verdict for a minute first (`holdVerdict`). */
export const decideCase = usecase('case.decide', input, settleCase);

/**
 * agrees that a case is over, or sends it back with a reason. What has come up since it was asked for is
 * looked at again: nobody closes a case early.
 */
export async function settleCase(context: Context, given: z.output<typeof input>) {
  const { tx, actor } = context;
  const locked = await lockCase(context, given.caseId);
  const { file, unit, profile, about } = locked;
  const stand = authorize(actor, 'case.decide', {
    unitPath: unit.path,
    ownerId: file.ownerId,
    askedBy: file.askedBy,
    interestedIds: file.subjectId ? await interestedIn(tx, file.subjectId) : [],
  });
  const part = String(file.closing);
  const asked = { type: 'case', id: file.id, part, stand } as const;
  await refuseDecided(context, asked);
  const state = step(caseStates, file.state, given.verdict);
  asSeen(context, file.version);
  const { verdict } = given;
  const reason = requireText(given.reason, verdict === 'reject');
  if (verdict === 'approve') refuseEarly(profile, closingOf(locked), file.outcome!);
  await fileDecision(context, asked, verdict, reason);
  await keep(context, locked, state);
  await record(context, 'case.decided', about, {
    code: file.code,
    verdict,
    outcome: file.outcome,
    ...(stand && { for: stand.principalId }),
  });
  if (state === 'closed') await record(context, 'case.closed', about, { code: file.code });
  await tellAnswer(context, { matter: 'case', id: file.id, part }, file.askedBy);
  return state;
}

async function keep(context: Context, { file }: LockedCase, state: string): Promise<void> {
  const isOver = state === 'closed';
  await context.tx.query(
    `update case_file set state = $2, closed_by = $3, closed_at = $4, version = version + 1 where id = $1`,
    [file.id, state, isOver ? personId(context.actor) : null, isOver ? decidedAt(context) : null],
  );
  if (isOver) await settleObligation(context, { kind: 'case', aboutId: file.id });
}
