import { z } from 'zod';
import { PoolAgreement } from '../../db/entities/pool-agreement.ts';
import { step } from '../../domain/machine.ts';
import { agreementStates, openSideOf } from '../../domain/pool-agreement.ts';
import { authorize } from '../../domain/policy.ts';
import { Refusal } from '../../domain/refusal.ts';
import { personId, requireText } from '../../domain/request.ts';
import { lockAgreement } from './locked.ts';
import { tellAnswer } from '../consent/answer.ts';
import { fileDecision, refuseDecided, refuseHeld } from '../decision.ts';
import { asSeen, type Context, record, usecase } from '../usecase.ts';

const input = z.object({
  agreementId: z.uuid(),
  verdict: z.enum(['approve', 'reject']),
  reason: z.string().max(500).optional(),
});

/** Decided at once; the doors hold the verdict for a minute first (`holdVerdict`). */
export const consentToJointPool = usecase('joint-pool.consent', input, settleAgreement);

/**
 * the head of one side consents to the joint registry or turns it down with a reason. It is in force
 * when both have, and nobody speaks for both sides.
 */
export async function settleAgreement(context: Context, given: z.output<typeof input>) {
  const { actor } = context;
  const { agreement, own, partner } = await lockAgreement(context, given.agreementId);
  const about = { type: 'pool-agreement', id: agreement.id } as const;
  await refuseHeld(context, about);
  const { ownBy, partnerBy, version } = agreement;
  const side = openSideOf(actor, {
    unitPath: own.path,
    partnerPath: partner.path,
    ownBy,
    partnerBy,
  });
  authorize(actor, 'joint-pool.consent', { unitPath: side === 'own' ? own.path : partner.path });
  if (agreement.state !== 'requested' || side === undefined) await refuseDecided(context, about);
  asSeen(context, version);
  if (agreement.state !== 'requested') step(agreementStates, agreement.state, given.verdict);
  if (side === undefined) throw new Refusal('illegal-step', { state: agreement.state });
  const reason = requireText(given.reason, given.verdict === 'reject');
  const isLast = (side === 'own' ? partnerBy : ownBy) !== null;
  const state = given.verdict === 'reject' ? 'rejected' : isLast ? 'in-force' : agreement.state;
  await keep(context, agreement, { side, state, reason });
  await fileDecision(context, { ...about, part: side }, given.verdict, reason);
  await record(
    context,
    'joint-pool.consented',
    { ...about, unitPath: own.path },
    { unit: own.name, partner: partner.name, side, verdict: given.verdict },
  );
  const answered = { matter: about.type, id: about.id, part: side };
  await tellAnswer(context, { ...answered, final: state !== 'requested' }, agreement.requestedBy);
  return state;
}

type Kept = { side: 'own' | 'partner'; state: string; reason: string };

async function keep(
  { tx, actor, now }: Context,
  { id }: PoolAgreement,
  { side, state, reason }: Kept,
) {
  const who = personId(actor);
  const values =
    state === 'rejected'
      ? { endedBy: who, endedAt: now, endReason: reason }
      : { [`${side}By`]: who, [`${side}At`]: now };
  await tx.update(PoolAgreement, { id }, { ...values, state, version: () => 'version + 1' });
}
