import { interestedIn } from '../../db/queries/interested.ts';
import { step } from '../../domain/machine.ts';
import { authorize } from '../../domain/policy.ts';
import { cite } from '../../domain/profile/cite.ts';
import { personId, requireText } from '../../domain/request.ts';
import { substitutionStates } from '../../domain/substitution.ts';
import { fileDecision, refuseDecided } from '../decision.ts';
import { asSeen, type Context, record, usecase } from '../usecase.ts';
import { type Settling, settling } from '../verdict/input.ts';
import { carryOut } from './carry-out.ts';
import { lockRequest } from './locked.ts';
import { tellDecision } from './tell.ts';

/** A substitution that is decided at once; the doors hold a verdict for a minute first (`holdVerdict`). */
export const decideSubstitution = usecase('substitution.decide', settling, settleSubstitution);

/** 高青细则 第二十条: the approver agrees to replacing a drawn inspector, or turns it down with a reason. */
export async function settleSubstitution(context: Context, given: Settling): Promise<string> {
  const { tx, actor, now } = context;
  const { request, locked } = await lockRequest(context, 'substitution', given.id);
  const about = { ...locked.about, type: 'substitution', id: given.id } as const;
  const on = {
    unitPath: locked.unit.path,
    requesterId: request.requesterId,
    replacedId: request.replacedId,
    decider: request.decider,
    interestedIds: await interestedIn(tx, locked.inspection.subjectId),
  };
  const asked = cite(locked.profile, 'subst.approverRole');
  const stand = authorize(actor, 'substitution.decide', on, asked);
  await refuseDecided(context, about);
  const state = step(substitutionStates, request.state, given.verdict);
  asSeen(context, request.version);
  // whoever appoints says why; a refusal needs its reason in every bureau.
  const rule = given.verdict === 'approve' ? cite(locked.profile, 'subst.method') : undefined;
  const needsReason = given.verdict === 'reject' || request.method === 'appointment';
  const reason = requireText(given.reason, needsReason, rule);

  const decidedBy = personId(actor);
  await fileDecision(context, { ...about, stand }, given.verdict, reason);
  await tx.query(
    `update substitution set state = $2, decided_by = $3, decided_at = $4, decision_reason = $5,
       version = version + 1 where id = $1`,
    [given.id, state, decidedBy, now, reason],
  );
  await record(context, 'substitution.decided', about, {
    verdict: given.verdict,
    ...(stand && { for: stand.principalId }),
  });
  await tellDecision(context, 'substitution', request, [request.requesterId]);
  if (state === 'rejected') return state;
  const seat = locked.seats.find(({ id }) => id === request.seatId)!;
  const { recusalId, method } = request;
  const substitution = { id: given.id, recusalId, method, decidedBy };
  return carryOut(context, { locked, seat, substitution }, given.substituteId);
}
