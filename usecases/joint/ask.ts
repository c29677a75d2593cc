import { randomUUID } from 'node:crypto';
import { TaskParticipant } from '../../db/entities/task-participant.ts';
import { peopleWith } from '../../db/queries/people.ts';
import type { UnitRow } from '../../db/queries/units.ts';
import { seal } from '../../db/sealed.ts';
import { dayOf } from '../../domain/day.ts';
import { parameter, type Profile } from '../../domain/profile/profile.ts';
import { initiating } from '../../domain/team-rules.ts';
import { notify } from '../notify.ts';
import { type Context, record } from '../usecase.ts';
import { checkParticipants } from './check-participants.ts';
import type { ParticipantInput } from './participant-input.ts';

/** A task that was just set up, with the departments that are to take part in it. */
export type JointTask = {
  taskId: string;
  planLineId: string | null;
  startsOn: string;
  itemIds: string[];
  categories: string[];
  initiator: UnitRow;
  profile: Profile;
  participants: ParticipantInput[];
};

/**
 * Asks departments to take part in a task, numbered from 2 in the order in which they are named.
 * The planners of each get a card; one that has none here answers by letter.
 */
export async function askParticipants(context: Context, task: JointTask): Promise<void> {
  if (task.participants.length === 0) return;
  const units = await checkParticipants(context, task);
  for (const [at, participant] of task.participants.entries()) {
    const id = await insertParticipant(context, task, participant, initiating + 1 + at);
    const { name, path } = units[at]!;
    const about = {
      type: 'task',
      id: task.taskId,
      taskId: task.taskId,
      unitPath: task.initiator.path,
    };
    await record(context, 'joint.asked', about, { participant: id, unit: name });
    const planners = await peopleWith(context.tx, 'planner', path, dayOf(context.now));
    await notify(context, { card: 'participant', about: { type: 'participant', id } }, planners);
  }
}

async function insertParticipant(
  { tx, now }: Context,
  { taskId, startsOn, profile }: JointTask,
  { unitId, itemIds, teamSize, skills, contact, answerBy }: ParticipantInput,
  department: number,
): Promise<string> {
  const id = randomUUID();
  const today = dayOf(now);
  await tx.insert(TaskParticipant, {
    id,
    taskId,
    department,
    unitId,
    teamSize: teamSize ?? parameter(profile, 'team.min'),
    skills,
    contactSealed: contact ? seal(contact) : null,
    answerBy: answerBy ?? (startsOn > today ? startsOn : today),
  });
  for (const itemId of new Set(itemIds)) {
    await tx.query('insert into task_participant_item (participant_id, item_id) values ($1, $2)', [
      id,
      itemId,
    ]);
  }
  return id;
}
