import { z } from 'zod';
import { ableInspectors } from '../../db/queries/able-inspectors.ts';
import { profilePinned } from '../../db/queries/profile.ts';
import { peopleWith } from '../../db/queries/people.ts';
import { dayOf } from '../../domain/day.ts';
import { isPerson } from '../../domain/actor.ts';
import { authorize } from '../../domain/policy.ts';
import { cite } from '../../domain/profile/cite.ts';
import { Refusal } from '../../domain/refusal.ts';
import { personId } from '../../domain/request.ts';
import { refresh } from '../notify.ts';
import { asSeen, type Context, record, usecase } from '../usecase.ts';
import { type LockedParticipant, lockParticipant, refuseAnswered } from './locked.ts';

/** A department confirms its items and its inspectors: one of its own planners says so. */
export const confirmParticipation = usecase(
  'joint.confirm',
  z.object({ participantId: z.uuid() }),
  async (context, { participantId }) => {
    const locked = await lockParticipant(context, participantId);
    authorize(context.actor, 'joint.confirm', { unitPath: locked.unit.path });
    // A planner over both asks for the one and would answer for the other.
    if (isPerson(context.actor, locked.task.setBy)) throw new Refusal('forbidden');
    await refuseAnswered(context, locked);
    asSeen(context, locked.participant.version);
    const inspectors = await confirm(context, locked, null);
    const data = { participant: participantId, unit: locked.unit.name, inspectors };
    await record(context, 'joint.confirmed', locked.about, data);
    return { inspectors };
  },
);

const letterInput = z.object({
  participantId: z.uuid(),
  letterNo: z.string().trim().min(1).max(100),
});

/**
 * The initiator enters the letter by which a department confirmed that has nobody here to say so. Refuses
 * where it has: nobody answers for another department.
 */
export const recordLetter = usecase('joint.record-letter', letterInput, async (context, given) => {
  const locked = await lockParticipant(context, given.participantId);
  const { unit, initiator } = locked;
  authorize(context.actor, 'joint.record-letter', { unitPath: initiator.path });
  await refuseAnswered(context, locked);
  asSeen(context, locked.participant.version);
  const planners = await peopleWith(context.tx, 'planner', unit.path, dayOf(context.now));
  if (planners.some((id) => id !== locked.task.setBy))
    throw new Refusal('participant-answers-itself', { unit: unit.name });
  const inspectors = await confirm(context, locked, given.letterNo);
  const data = { participant: given.participantId, unit: unit.name, inspectors };
  await record(context, 'joint.letter-recorded', locked.about, {
    ...data,
    letterNo: given.letterNo,
  });
  return { inspectors };
});

// Its items join those of the task, under its number.
async function confirm(
  context: Context,
  { participant, task, unit }: LockedParticipant,
  letterNo: string | null,
): Promise<number> {
  const { tx, actor, now } = context;
  const able = await ableInspectors(tx, participant.id, dayOf(now));
  if (able.length < participant.teamSize) {
    // Who counts as one is the bureau's rule; how many are sent, the task's own.
    const rule = cite(await profilePinned(tx, task), 'inspector.eligibility');
    const details = { unit: unit.name, have: able.length, need: participant.teamSize, rule };
    throw new Refusal('participant-too-few', details);
  }
  await tx.query(
    `update task_participant set state = 'confirmed', answered_by = $2, answered_at = $3, letter_no = $4,
       inspectors = $5, version = version + 1 where id = $1`,
    [participant.id, personId(actor), now, letterNo, able.length],
  );
  await tx.query(
    `insert into task_item (task_id, item_id, department)
     select $1, item_id, $2 from task_participant_item where participant_id = $3`,
    [task.id, participant.department, participant.id],
  );
  await tx.query('update task set version = version + 1 where id = $1', [task.id]);
  await refresh(context, 'participant', participant.id);
  return able.length;
}
