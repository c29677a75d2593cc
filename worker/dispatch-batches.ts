import { currentTime } from '../db/clock.ts';
import { batchesToDispatch } from '../db/queries/batches.ts';
import { dayOf } from '../domain/day.ts';
import { dispatchBatch } from '../usecases/task/dispatch-batch.ts';
import { each } from './each.ts';

/** Sends the batches of rotations whose part of the window has begun. */
export async function dispatchBatches(): Promise<void> {
  const due = await batchesToDispatch(dayOf(await currentTime()));
  await each(
    due.map(({ taskId, unitPath }) => ({
      action: 'task.dispatch-batch',
      about: { type: 'task', id: taskId, taskId, unitPath },
      run: (command) => dispatchBatch(command, { taskId }),
    })),
  );
}
