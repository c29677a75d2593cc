import { Draw } from '../../db/entities/draw.ts';
import { Task } from '../../db/entities/task.ts';
import { type UnitRow, unitById } from '../../db/queries/units.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { About, Context } from '../usecase.ts';

/** A draw with its task, both locked, and the units around them. */
export type Locked = { draw: Draw; task: Task; initiator: UnitRow; about: About };

/** Locks the task, then its draw: parents first, always in this order. */
export async function lockDraw({ tx }: Context, drawId: string): Promise<Locked> {
  const found = await tx.findOneBy(Draw, { id: drawId });
  if (!found) throw new Refusal('not-found', { what: 'draw' });
  const task = await lockTask({ tx }, found.taskId);
  const draw = await tx.findOneOrFail(Draw, {
    where: { id: drawId },
    lock: { mode: 'for_no_key_update' },
  });
  const initiator = await unitById(tx, task.initiatorId);
  const about = { type: 'draw', id: draw.id, taskId: task.id, unitPath: initiator.path };
  return { draw, task, initiator, about };
}

/** The task, locked until the transaction ends; refuses `not-found`. */
export async function lockTask({ tx }: Pick<Context, 'tx'>, taskId: string): Promise<Task> {
  const task = await tx.findOne(Task, {
    where: { id: taskId },
    lock: { mode: 'for_no_key_update' },
  });
  if (!task) throw new Refusal('not-found', { what: 'task' });
  return task;
}

/** Moves task and draw on together, each to its next version. */
export async function moveBoth(
  { tx }: Pick<Context, 'tx'>,
  { draw, task }: Pick<Locked, 'draw' | 'task'>,
  next: { task: Task['state']; draw: Draw['state'] },
): Promise<void> {
  await tx.query('update task set state = $2, version = version + 1 where id = $1', [
    task.id,
    next.task,
  ]);
  await tx.query('update draw set state = $2, version = version + 1 where id = $1', [
    draw.id,
    next.draw,
  ]);
}
