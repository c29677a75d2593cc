import { z } from 'zod';
import { step } from '../../domain/machine.ts';
import { authorize } from '../../domain/policy.ts';
import { drawStates, taskStates } from '../../domain/task.ts';
import { refresh, wake } from '../notify.ts';
import { publish } from '../publish.ts';
import { asSeen, record, usecase } from '../usecase.ts';
import { lockDraw } from './locked.ts';
import { openDraw } from './open.ts';

/**
 * 确认锁定, 高青细则 第十八条: a named person confirms the result as it is, and there is no way back. From now
 * on it is final (draw.md §2), so an unsealed draw's transcript is published here.
 */
export const confirmDraw = usecase(
  'draw.confirm',
  z.object({ drawId: z.uuid() }),
  async (context, { drawId }) => {
    const { tx, actor, now } = context;
    const locked = await lockDraw(context, drawId);
    const { draw, task, initiator, about } = locked;
    authorize(actor, 'draw.confirm', { unitPath: initiator.path });
    asSeen(context, draw.version);
    const next = {
      task: step(taskStates, task.state, 'confirm'),
      draw: step(drawStates, draw.state, 'confirm'),
    };
    await tx.query(
      `update draw set state = $2, confirmed_by = $3, confirmed_at = $4, version = version + 1 where id = $1`,
      [drawId, next.draw, actor.id, now],
    );
    await tx.query('update task set state = $2, version = version + 1 where id = $1', [
      task.id,
      next.task,
    ]);
    await publish(context, {
      kind: 'confirmation',
      ref: draw.code,
      title: `确认锁定：${task.name}`,
      body: {
        drawId: draw.code,
        organisation: initiator.bureauName,
        unit: initiator.name,
        confirmedAt: now.toISOString(),
      },
    });
    await record(context, 'draw.confirmed', about);
    if (!task.sealed) await openDraw(context, drawId);
    await refresh(context, 'draw', drawId);
    // What is locked is dispatched by itself.
    await wake(tx, 'draws');
    return { drawId };
  },
);
