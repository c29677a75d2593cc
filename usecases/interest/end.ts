import { z } from 'zod';
import { Interest } from '../../db/entities/interest.ts';
import { authorize } from '../../domain/policy.ts';
import { Refusal } from '../../domain/refusal.ts';
import { personId } from '../../domain/request.ts';
import { lockInspector } from '../registry/locked-inspector.ts';
import { record, usecase } from '../usecase.ts';

const input = z.object({
  interestId: z.uuid(),
  reason: z.string().trim().min(1).max(500),
});

/** Ends an interest that is over, with the reason; it stays on file. Nobody ends their own. */
export const endInterest = usecase('interest.end', input, async (context, given) => {
  const { tx, actor, now } = context;
  const found = await tx.findOneBy(Interest, { id: given.interestId });
  if (!found) throw new Refusal('not-found', { what: 'interest' });
  const { about } = await lockInspector(context, found.inspectorId);
  authorize(actor, 'interest.end', about);
  const interest = await tx.findOneByOrFail(Interest, { id: given.interestId });
  if (interest.endedAt) throw new Refusal('illegal-step', { state: 'ended' });
  const { reason } = given;
  await tx.update(
    Interest,
    { id: interest.id },
    { endedAt: now, endedBy: personId(actor), endReason: reason },
  );
  await record(context, 'interest.ended', about, { interestId: interest.id, reason });
  return { interestId: interest.id };
});
