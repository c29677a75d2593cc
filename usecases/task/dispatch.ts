import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { peopleWith } from '../../db/queries/people.ts';
import { unitById } from '../../db/queries/units.ts';
import { dayOf } from '../../domain/day.ts';
import { step } from '../../domain/machine.ts';
import { authorize } from '../../domain/policy.ts';
import { taskStates } from '../../domain/task.ts';
import type { Task } from '../../db/entities/task.ts';
import { lockTask } from '../draw/locked.ts';
import { announceToGroups, notify, refresh } from '../notify.ts';
import { publish } from '../publish.ts';
import { asSeen, type Context, record, usecase } from '../usecase.ts';

/**
 * 派发, 高青细则 第十八条: the drawn subjects go to the executing unit, and the task notice is published by
 * itself, without names.
 */
export const dispatchTask = usecase(
  'task.dispatch',
  z.object({ taskId: z.uuid() }),
  async (context, { taskId }) => {
    const { tx, actor, now } = context;
    const task = await lockTask(context, taskId);
    const initiator = await unitById(tx, task.initiatorId);
    authorize(actor, 'task.dispatch', { unitPath: initiator.path });
    asSeen(context, task.version);
    const state = step(taskStates, task.state, 'dispatch');
    const inspections = await insertInspections(context, task);
    await tx.query('update task set state = $2, version = version + 1 where id = $1', [
      taskId,
      state,
    ]);
    await publishNotice(context, task, initiator.bureauName, inspections);
    const about = { type: 'task', id: taskId, taskId, unitPath: initiator.path };
    await record(context, 'task.dispatched', about, { inspections });

    const executing = await unitById(tx, task.unitId);
    const card = { type: 'task', id: taskId };
    await announceToGroups(
      context,
      { card: 'task-notice', about: card, class: 'notice' },
      initiator.path,
    );
    const planners = await peopleWith(tx, 'planner', executing.path, dayOf(now));
    await notify(context, { card: 'match-desk', about: card }, planners);
    const [draw] = await tx.query(`select id from draw where task_id = $1 and kind = 'subjects'`, [
      taskId,
    ]);
    await refresh(context, 'draw', draw.id);
    return { inspections };
  },
);

async function insertInspections({ tx, now }: Context, task: Task): Promise<number> {
  const drawn: { subject_id: string }[] = await tx.query(
    `select ds.subject_id from drawn_subject ds join draw d on d.id = ds.draw_id
     where d.task_id = $1 and d.kind = 'subjects' order by ds.stratum, ds.rank`,
    [task.id],
  );
  for (const [at, { subject_id: subjectId }] of drawn.entries()) {
    const code = `${task.code}-${String(at + 1).padStart(4, '0')}`;
    await tx.query(
      `insert into inspection (id, code, task_id, subject_id, unit_id, created_at) values ($1, $2, $3, $4, $5, $6)`,
      [randomUUID(), code, task.id, subjectId, task.unitId, now],
    );
  }
  return drawn.length;
}

async function publishNotice(
  context: Context,
  task: Task,
  organisation: string,
  inspections: number,
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
    },
  });
}
