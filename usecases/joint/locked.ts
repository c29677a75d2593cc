import { TaskParticipant } from '../../db/entities/task-participant.ts';
import type { Task } from '../../db/entities/task.ts';
import { type UnitRow, unitById } from '../../db/queries/units.ts';
import { minuteOf } from '../../domain/day.ts';
import { Refusal } from '../../domain/refusal.ts';
import { lockTask } from '../draw/locked.ts';
import type { About, Context } from '../usecase.ts';

/** A department that was asked to take part, with its task, both locked. */
export type LockedParticipant = {
  participant: TaskParticipant;
  task: Task;
  initiator: UnitRow;
  unit: { id: string; name: string; path: string };
  about: About;
};

/** Locks the task, then its participant: parents first, always in this order. */
export async function lockParticipant(
  { tx }: Pick<Context, 'tx'>,
  id: string,
): Promise<LockedParticipant> {
  const found = await tx.findOneBy(TaskParticipant, { id });
  if (!found) throw new Refusal('not-found', { what: 'participant' });
  const task = await lockTask({ tx }, found.taskId);
  const participant = await tx.findOneOrFail(TaskParticipant, {
    where: { id },
    lock: { mode: 'for_no_key_update' },
  });
  const initiator = await unitById(tx, task.initiatorId);
  const [unit] = await tx.query('select id, name, path from unit where id = $1', [found.unitId]);
  const about = { type: 'task', id: task.id, taskId: task.id, unitPath: initiator.path };
  return { participant, task, initiator, unit, about };
}

/** Refuses once the department has answered, with who did and when, or once the pool is frozen. */
export async function refuseAnswered(
  { tx }: Pick<Context, 'tx'>,
  { participant, task }: LockedParticipant,
): Promise<void> {
  if (participant.answeredAt) {
    const [person] = await tx.query('select name from person where id = $1', [
      participant.answeredBy,
    ]);
    const at = minuteOf(participant.answeredAt);
    throw new Refusal('already-decided', { by: person.name, at });
  }
  if (task.state !== 'configured') throw new Refusal('illegal-step', { state: task.state });
}
