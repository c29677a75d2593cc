import { z } from 'zod';
import type { Task } from '../../db/entities/task.ts';
import { unitById } from '../../db/queries/units.ts';
import { dayOf } from '../../domain/day.ts';
import { step } from '../../domain/machine.ts';
import { authorize } from '../../domain/policy.ts';
import { taskStates } from '../../domain/task.ts';
import { refresh } from '../notify.ts';
import { asSeen, type Context, record, usecase } from '../usecase.ts';
import { oweReaction } from './reaction.ts';
import { type Batch, dueBatch, sendBatch } from './rotation.ts';
import { tellUnreached } from './tell-unreached.ts';
import { askToMatch } from './tell-units.ts';
import { lockForVisits } from './visits.ts';

const input = z.object({
  taskId: z.uuid(),
  /** Asked of the planner only where the bureau does not merge by itself. */
  overlaps: z.enum(['merge', 'apart']).optional(),
  reason: z.string().trim().max(500).optional(),
});

/**
 * Sends the next batch of a rotation to its unit once its part of the window has begun; the
 * worker does it, and a planner where a question is open. Does nothing while there is none, or while
 * teams of an earlier batch are being drawn. Answers the batch and how many subjects it has.
 */
export const dispatchBatch = usecase('task.dispatch-batch', input, async (context, given) => {
  const { tx, actor, now } = context;
  const { taskId, ...choice } = given;
  const task = await lockForVisits(context, taskId);
  const initiator = await unitById(tx, task.initiatorId);
  authorize(actor, 'task.dispatch-batch', { unitPath: initiator.path });
  asSeen(context, task.version);
  const state = step(taskStates, task.state, 'dispatch-batch');
  const batch = await dueBatch(tx, task, dayOf(now));
  if (!batch || (await isBeingMatched(context, task))) return { number: null, count: 0 };

  const count = batch.drawn.length;
  await sendBatch(context, task, batch, choice);
  await tx.query('update task set state = $2, version = version + 1 where id = $1', [
    taskId,
    state,
  ]);
  const about = { type: 'task', id: taskId, taskId, unitPath: initiator.path };
  const { number } = batch;
  await record(context, 'task.batch-dispatched', about, { number, count });
  await tellUnreached(context, about, number);
  await tell(context, task, batch);
  await oweReaction(context, task, number);
  return { number, count };
});

// The teams that are announced are for the visits that were there; the batch waits until they are drawn.
async function isBeingMatched({ tx }: Context, { id }: Task): Promise<boolean> {
  const rows = await tx.query(
    `select 1 from draw where task_id = $1 and kind = 'match' and state = 'announced'`,
    [id],
  );
  return rows.length > 0;
}

async function tell(context: Context, task: Task, { number }: Batch): Promise<void> {
  await refresh(context, 'task', task.id);
  await askToMatch(context, task, `batch:${task.id}:${number}`);
}
