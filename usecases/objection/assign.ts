import { z } from 'zod';
import { personOfBureau } from '../../db/queries/people.ts';
import { step } from '../../domain/machine.ts';
import { objectionStates, refuseOwnReview } from '../../domain/objection.ts';
import { authorize } from '../../domain/policy.ts';
import { Refusal } from '../../domain/refusal.ts';
import { personId } from '../../domain/request.ts';
import { notify } from '../notify.ts';
import { asSeen, record, usecase } from '../usecase.ts';
import { lockObjection, touchObjection } from './locked.ts';

const input = z.object({
  objectionId: z.uuid(),
  /** Who reviews it; without, whoever says so themselves. */
  reviewerId: z.uuid().optional(),
});

/**
 * names who reviews an objection, or takes it up oneself; also instead of whoever was named before, who may
 * have left. Refuses (`reviewer-in-team`) everybody who was of the team, even before a substitution, or has an
 * interest in the subject, and (`not-found`) who has left or works for another bureau than the one that inspected.
 */
export const assignReview = usecase('objection.assign', input, async (context, given) => {
  const { tx, actor, now } = context;
  const found = await lockObjection(context, given.objectionId);
  const { objection, locked, partyIds, about } = found;
  const { profile, unit } = locked;
  const reviewerId = given.reviewerId ?? personId(actor);
  refuseOwnReview(reviewerId, partyIds, profile);
  authorize(actor, 'objection.assign', { unitPath: unit.path, partyIds });
  const state = step(objectionStates, objection.state, 'assign');
  asSeen(context, objection.version);
  if (reviewerId === objection.reviewerId) {
    throw new Refusal('illegal-step', { state: objection.state, action: 'assign' });
  }
  const isSelf = reviewerId === actor.id;
  const reviewer = await personOfBureau(tx, reviewerId, isSelf ? null : unit.bureauPath);
  if (!reviewer) throw new Refusal('not-found', { what: 'person' });
  await tx.query(
    'update objection set state = $2, reviewer_id = $3, assigned_by = $4, assigned_at = $5 where id = $1',
    [objection.id, state, reviewerId, personId(actor), now],
  );
  const before = objection.reviewerId;
  await record(context, 'objection.assigned', about, { ...(before && { before }), reviewerId });
  if (!isSelf) {
    await notify(context, { card: 'objection', about: { type: 'objection', id: objection.id } }, [
      reviewerId,
    ]);
  }
  await touchObjection(context, found);
  return { reviewer: reviewer.name };
});
