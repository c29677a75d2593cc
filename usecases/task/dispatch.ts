import { z } from 'zod';
import { unitById } from '../../db/queries/units.ts';
import { visitOrder } from '../../db/queries/visit-order.ts';
import { step } from '../../domain/machine.ts';
import { authorize } from '../../domain/policy.ts';
import { taskStates } from '../../domain/task.ts';
import type { Task } from '../../db/entities/task.ts';
import { refresh } from '../notify.ts';
import { publish } from '../publish.ts';
import { asSeen, type Context, record, usecase } from '../usecase.ts';
import { outsidePlan } from './announced.ts';
import { oweReaction } from './reaction.ts';
import { beginRotation } from './rotation.ts';
import { tellUnreached } from './tell-unreached.ts';
import { announceTask, askToMatch } from './tell-units.ts';
import { type Drawn, lockForVisits, type Visits, visitsFor } from './visits.ts';

const input = z.object({
  taskId: z.uuid(),
  /** Asked of the planner only where the bureau does not merge by itself. */
  overlaps: z.enum(['merge', 'apart']).optional(),
  /** Why a subject is visited a second time in the same days. */
  reason: z.string().trim().max(500).optional(),
});

/**
 * 派发, 高青细则 第十八条: the drawn subjects go each to its executing unit, merged with the visits
 * of other tasks where the rules say so, and the task notice is published by itself, without names.
 */
export const dispatchTask = usecase('task.dispatch', input, async (context, given) => {
  const { tx, actor } = context;
  const { taskId, ...choice } = given;
  const task = await lockForVisits(context, taskId);
  const initiator = await unitById(tx, task.initiatorId);
  authorize(actor, 'task.dispatch', { unitPath: initiator.path });
  asSeen(context, task.version);
  const state = step(taskStates, task.state, 'dispatch');
  const visits =
    task.mode === 'rotation'
      ? await beginRotation(context, task, choice)
      : await visitsFor(context, task, { drawn: await drawnOf(context, task), choice });
  await tx.query('update task set state = $2, version = version + 1 where id = $1', [
    taskId,
    state,
  ]);
  await publishNotice(context, task, initiator.bureauName, visits);
  const about = { type: 'task', id: taskId, taskId, unitPath: initiator.path };
  await record(context, 'task.dispatched', about, visits);
  await tellUnreached(context, about);
  await tell(context, task, initiator.path);
  await oweReaction(context, task);
  return visits;
});

async function tell(context: Context, task: Task, initiatorPath: string): Promise<void> {
  await announceTask(context, task, initiatorPath);
  await askToMatch(context, task);
  const [draw] = await context.tx.query(
    `select id from draw where task_id = $1 and kind = 'subjects'`,
    [task.id],
  );
  await refresh(context, 'draw', draw.id);
}

async function drawnOf({ tx }: Context, task: Task): Promise<Drawn[]> {
  const drawn: { id: string }[] = await tx.query(
    `select s.subject_id as id from drawn_subject s join draw d on d.id = s.draw_id
     where d.task_id = $1 and d.kind = 'subjects' order by ${visitOrder}`,
    [task.id],
  );
  return drawn.map(({ id: subjectId }, at) => ({
    subjectId,
    code: `${task.code}-${String(at + 1).padStart(4, '0')}`,
  }));
}

async function publishNotice(
  context: Context,
  task: Task,
  organisation: string,
  { inspections, merged }: Visits,
): Promise<void> {
  const items = await context.tx.query(
    `select i.name from item i join task_item ti on ti.item_id = i.id where ti.task_id = $1 order by i.code`,
    [task.id],
  );
  await publish(context, {
    kind: 'task',
    ref: task.code,
    title: `抽查任务公告：${task.name}`,
    body: {
      drawId: task.code,
      organisation,
      name: task.name,
      items: items.map(({ name }: { name: string }) => name),
      startsOn: task.startsOn,
      endsOn: task.endsOn,
      inspections,
      ...(await outsidePlan(context.tx, task)),
      ...((await mixesSealed(context, task)) ? {} : { merged }),
    },
  });
}

// Beside the list of an open draw the count would tell who of it was drawn in a sealed one, too.
async function mixesSealed({ tx }: Context, { id }: Task): Promise<boolean> {
  const [{ mixed }] = await tx.query(
    `select count(distinct t.sealed) > 1 as mixed from inspection_task v
       join inspection_task o on o.inspection_id = v.inspection_id join task t on t.id = o.task_id
     where v.task_id = $1`,
    [id],
  );
  return mixed;
}
