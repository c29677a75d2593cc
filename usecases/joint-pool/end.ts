import { z } from 'zod';
import { PoolAgreement } from '../../db/entities/pool-agreement.ts';
import { holds } from '../../domain/actor.ts';
import { step } from '../../domain/machine.ts';
import { agreementStates } from '../../domain/pool-agreement.ts';
import { authorize } from '../../domain/policy.ts';
import { personId } from '../../domain/request.ts';
import { asSeen, record, usecase } from '../usecase.ts';
import { lockAgreement } from './locked.ts';

const input = z.object({ agreementId: z.uuid(), reason: z.string().trim().min(1).max(500) });

/** either head takes the joint registry back; matches that are announced stay as they are. */
export const endJointPool = usecase('joint-pool.end', input, async (context, given) => {
  const { tx, actor, now } = context;
  const { agreement, own, partner } = await lockAgreement(context, given.agreementId);
  const unitPath = holds(actor, 'head', own.path) ? own.path : partner.path;
  authorize(actor, 'joint-pool.end', { unitPath });
  const state = step(agreementStates, agreement.state, 'end');
  asSeen(context, agreement.version);
  const { reason } = given;
  await tx.update(
    PoolAgreement,
    { id: agreement.id },
    {
      state,
      endedBy: personId(actor),
      endedAt: now,
      endReason: reason,
      version: agreement.version + 1,
    },
  );
  const about = { type: 'pool-agreement', id: agreement.id, unitPath: own.path };
  await record(context, 'joint-pool.ended', about, {
    unit: own.name,
    partner: partner.name,
    reason,
  });
  return { agreementId: agreement.id };
});
