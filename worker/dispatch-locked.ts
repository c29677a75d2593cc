import { lockedTasks } from '../db/queries/locked-tasks.ts';
import { dispatchTask } from '../usecases/task/dispatch.ts';
import { each } from './each.ts';

/**
 * sends what is locked to its executing units. Where other tasks visit the same subjects and the
 * rules do not say what then, that refuses once, and the planner decides.
 */
export async function dispatchLocked(): Promise<void> {
  const locked = await lockedTasks();
  await each(
    locked.map(({ taskId, unitPath }) => ({
      action: 'task.dispatch',
      about: { type: 'task', id: taskId, taskId, unitPath },
      run: (command) => dispatchTask(command, { taskId }),
    })),
  );
}
