import { z } from 'zod';
import { Draw } from '../../db/entities/draw.ts';
import type { Task } from '../../db/entities/task.ts';
import { type UnitRow, unitById } from '../../db/queries/units.ts';
import { dayOf } from '../../domain/day.ts';
import { step } from '../../domain/machine.ts';
import { authorize } from '../../domain/policy.ts';
import { taskStates } from '../../domain/task.ts';
import { oweUnfinished } from '../disclosure/owe-unfinished.ts';
import { startClock } from '../disclosure/start-clock.ts';
import { lockTask } from '../draw/locked.ts';
import { openSealed } from '../draw/open.ts';
import { refresh } from '../notify.ts';
import { voidMatch } from '../team/void-match.ts';
import { settleReaction } from './reaction.ts';
import { type Context, record, usecase } from '../usecase.ts';

/**
 * 任务结束: a task closes by itself when the last of its visits is signed, at the latest on the last day
 * of its window, matched or not. The regulations leave the moment open; this one starts the clocks of
 * 高青 and 高新区, and of every visit that nobody finished.
 * Answers the day, or null when the task need not close yet.
 */
export const closeTask = usecase(
  'task.close',
  z.object({ taskId: z.uuid() }),
  async (context, { taskId }) => {
    authorize(context.actor, 'task.close', {});
    const task = await lockTask(context, taskId);
    const isOpen = task.state === 'matched' || task.state === 'dispatched';
    const isOver = isOpen && dayOf(context.now) > task.endsOn;
    if (!isOver) return { closedOn: null };
    const unit = await unitById(context.tx, task.unitId);
    return { closedOn: await close(context, task, unit) };
  },
);

/**
 * Closes each of these locked tasks when none of its visits is still without a signed result; the ones
 * that are merged with another task's count like its own.
 */
export async function closeWhenSigned(context: Context, tasks: Task[]): Promise<void> {
  for (const task of tasks) {
    // A task whose visits are all merged with others' is never matched itself.
    if (task.state !== 'matched' && task.state !== 'dispatched') continue;
    if (await hasOpenVisit(context, task)) continue;
    await close(context, task, await unitById(context.tx, task.unitId));
  }
}

async function hasOpenVisit({ tx }: Context, { id }: Task): Promise<boolean> {
  const open = await tx.query(
    `select 1 from inspection_task v join inspection n on n.id = v.inspection_id
     where v.task_id = $1 and n.state in ('assigned', 'accepted', 'started', 'submitted')
     union all
     select 1 from draw d join drawn_subject s on s.draw_id = d.id
     where d.task_id = $1 and d.kind = 'subjects'
       and not exists (select 1 from inspection_task v where v.task_id = $1 and v.subject_id = s.subject_id)
     limit 1`,
    [id],
  );
  return open.length > 0;
}

async function close(context: Context, task: Task, unit: UnitRow): Promise<string> {
  const { tx, now } = context;
  const state = step(taskStates, task.state, 'close');
  const today = dayOf(now);
  const closedOn = today < task.endsOn ? today : task.endsOn;
  await tx.query(
    'update task set state = $2, closed_on = $3, version = version + 1 where id = $1',
    [task.id, state, closedOn],
  );
  const about = { type: 'task', id: task.id, taskId: task.id, unitPath: unit.path };
  await record(context, 'task.closed', about, { closedOn });
  await refresh(context, 'task', task.id);
  await endMatch(context, task, unit);
  await settleReaction(context, task.id);
  await openSealed(context, task);
  await oweUnfinished(context, task);
  const waiting: { id: string }[] = await tx.query(
    `select d.id from disclosure d join inspection_task v on v.inspection_id = d.inspection_id
     where v.task_id = $1 and d.state = 'pending' and d.clock_from is null order by d.id`,
    [task.id],
  );
  for (const { id } of waiting) await startClock(context, id);
  return closedOn;
}

// Teams that were announced and not drawn when the window ended are drawn no more.
async function endMatch(context: Context, task: Task, unit: UnitRow): Promise<void> {
  const draw = await context.tx.findOneBy(Draw, {
    taskId: task.id,
    kind: 'match',
    state: 'announced',
  });
  if (!draw) return;
  const about = { type: 'draw', id: draw.id, taskId: task.id, unitPath: unit.path };
  await voidMatch(context, draw, about, '任务执行时间已过，不再匹配');
}
