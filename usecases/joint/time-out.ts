import { z } from 'zod';
import { dayOf } from '../../domain/day.ts';
import { authorize } from '../../domain/policy.ts';
import { Refusal } from '../../domain/refusal.ts';
import { personId } from '../../domain/request.ts';
import { refresh } from '../notify.ts';
import { asSeen, record, usecase } from '../usecase.ts';
import { lockParticipant, refuseAnswered } from './locked.ts';

const input = z.object({
  participantId: z.uuid(),
  reason: z.string().trim().min(1).max(500),
});

/**
 * The initiator records that a department has not answered in its time, with a reason. Nobody can
 * send another department's people without its word: the task goes on without it and its items.
 */
export const timeOutParticipant = usecase('joint.time-out', input, async (context, given) => {
  const { tx, actor, now } = context;
  const locked = await lockParticipant(context, given.participantId);
  const { participant, task, unit } = locked;
  authorize(actor, 'joint.time-out', { unitPath: locked.initiator.path });
  await refuseAnswered(context, locked);
  asSeen(context, participant.version);
  if (dayOf(now) <= participant.answerBy) {
    throw new Refusal('answer-awaited', { unit: unit.name, until: participant.answerBy });
  }
  await tx.query(
    `update task_participant set state = 'timed-out', answered_by = $2, answered_at = $3, reason = $4,
       version = version + 1 where id = $1`,
    [participant.id, personId(actor), now, given.reason],
  );
  await tx.query('update task set version = version + 1 where id = $1', [task.id]);
  const data = { participant: participant.id, unit: unit.name, reason: given.reason };
  await record(context, 'joint.timed-out', locked.about, data);
  await refresh(context, 'participant', participant.id);
  return { state: 'timed-out' };
});
