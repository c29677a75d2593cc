import { randomUUID } from 'node:crypto';
import type { Recusal } from '../../db/entities/recusal.ts';
import { Subject } from '../../db/entities/subject.ts';
import { Substitution } from '../../db/entities/substitution.ts';
import { interestedIn } from '../../db/queries/interested.ts';
import { step } from '../../domain/machine.ts';
import { authorize } from '../../domain/policy.ts';
import { cite } from '../../domain/profile/cite.ts';
import { parameter } from '../../domain/profile/profile.ts';
import { personId, requireText } from '../../domain/request.ts';
import { recusalStates } from '../../domain/substitution.ts';
import { fileDecision, refuseDecided } from '../decision.ts';
import type { LockedInspection } from '../inspection/locked.ts';
import { type Approved, carryOut } from '../substitution/carry-out.ts';
import { lockRequest } from '../substitution/locked.ts';
import { tellDecision } from '../substitution/tell.ts';
import { asSeen, type Context, record, usecase } from '../usecase.ts';
import { type Settling, settling } from '../verdict/input.ts';

/** A recusal that is decided at once; the doors hold a verdict for a minute first (`holdVerdict`). */
export const decideRecusal = usecase('recusal.decide', settling, settleRecusal);

/**
 * 回避, 高青细则 第二十条: the approver decides. An approved recusal puts the interest on file and opens a
 * substitution with reason `recusal`, which is approved with it.
 */
export async function settleRecusal(context: Context, given: Settling): Promise<string> {
  const { tx, actor, now } = context;
  const { request, locked } = await lockRequest(context, 'recusal', given.id);
  const requesterId = request.orderedBy ?? request.inspectorId;
  const about = { ...locked.about, type: 'recusal', id: given.id } as const;
  const on = {
    unitPath: locked.unit.path,
    requesterId,
    replacedId: request.inspectorId,
    decider: request.decider,
    interestedIds: await interestedIn(tx, locked.inspection.subjectId),
  };
  const asked = cite(locked.profile, 'subst.approverRole');
  const stand = authorize(actor, 'recusal.decide', on, asked);
  await refuseDecided(context, about);
  const state = step(recusalStates, request.state, given.verdict);
  asSeen(context, request.version);
  const appoints = parameter(locked.profile, 'subst.method') === 'appointment';
  const rule = state === 'rejected' ? undefined : cite(locked.profile, 'subst.method');
  const reason = requireText(given.reason, state === 'rejected' || appoints, rule);

  await fileDecision(context, { ...about, stand }, given.verdict, reason);
  await tx.query(
    `update recusal set state = $2, decided_by = $3, decided_at = $4, decision_reason = $5,
       version = version + 1 where id = $1`,
    [given.id, state, personId(actor), now, reason],
  );
  await record(context, 'recusal.decided', about, {
    verdict: given.verdict,
    ...(stand && { for: stand.principalId }),
  });
  await tellDecision(context, 'recusal', request, [requesterId, request.inspectorId]);
  if (state === 'rejected') return state;
  await fileInterest(context, request, locked);
  const approved = await openSubstitution(context, request, locked, reason);
  await carryOut(context, approved, given.substituteId);
  return state;
}

async function fileInterest(
  { tx, now }: Context,
  { inspectorId, ground }: Recusal,
  { inspection }: LockedInspection,
): Promise<void> {
  const { uscc } = await tx.findOneByOrFail(Subject, { id: inspection.subjectId });
  await tx.query(
    `insert into interest (id, inspector_id, uscc, nature, declared_at) values ($1, $2, $3, $4, $5)
     on conflict (inspector_id, uscc) where ended_at is null do nothing`,
    [randomUUID(), inspectorId, uscc, ground, now],
  );
}

async function openSubstitution(
  { tx, actor, now }: Context,
  recusal: Recusal,
  locked: LockedInspection,
  reason: string,
): Promise<Approved> {
  const id = randomUUID();
  const method = parameter(locked.profile, 'subst.method');
  const decidedBy = personId(actor);
  await tx.insert(Substitution, {
    id,
    inspectionId: recusal.inspectionId,
    seatId: recusal.seatId,
    replacedId: recusal.inspectorId,
    requesterId: recusal.orderedBy ?? recusal.inspectorId,
    recusalId: recusal.id,
    reason: 'recusal',
    state: 'approved',
    method,
    requestedAt: recusal.requestedAt,
    decidedBy,
    decidedAt: now,
    decisionReason: reason,
  });
  const seat = locked.seats.find((held) => held.id === recusal.seatId)!;
  return { locked, seat, substitution: { id, recusalId: recusal.id, method, decidedBy } };
}
