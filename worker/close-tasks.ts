import { currentTime } from '../db/clock.ts';
import { tasksToClose } from '../db/queries/tasks-to-close.ts';
import { dayOf } from '../domain/day.ts';
import { closeTask } from '../usecases/task/close.ts';
import { each } from './each.ts';

/** Closes the tasks whose window has ended, so that the clocks which wait for it start. */
export async function closeTasks(): Promise<void> {
  const over = await tasksToClose(dayOf(await currentTime()));
  await each(
    over.map((taskId) => ({
      action: 'task.close',
      about: { type: 'task', id: taskId, taskId, unitPath: '/' },
      run: (command) => closeTask(command, { taskId }),
    })),
  );
}
