import { step } from '../../domain/machine.ts';
import { drawStates, taskStates } from '../../domain/task.ts';
import { announceToGroups, refresh } from '../notify.ts';
import { publish } from '../publish.ts';
import { type Context, record } from '../usecase.ts';
import type { Locked } from './locked.ts';
import { openVoid } from './open.ts';

/**
 * Voids a draw and its task for a public reason. What was announced of it stays public and computable as
 * far as it came, and the next one names it.
 */
export async function endDraw(context: Context, locked: Locked, reason: string): Promise<void> {
  const { tx, actor, now } = context;
  const { draw, task, initiator, about } = locked;
  const drawState = step(drawStates, draw.state, 'void');
  await tx.query(
    `update draw set state = $2, void_reason = $3, voided_by = $4, voided_at = $5, version = version + 1
     where id = $1`,
    [draw.id, drawState, reason, actor.id, now],
  );
  await tx.query('update task set state = $2, version = version + 1 where id = $1', [
    task.id,
    step(taskStates, task.state, 'void'),
  ]);
  const transcript = await openVoid(context, draw.id);
  await publish(context, {
    kind: 'void',
    ref: draw.code,
    title: `抽取作废：${task.name}`,
    body: { drawId: draw.code, organisation: initiator.bureauName, reason, transcript },
  });
  await record(context, 'draw.voided', about, { reason });
  await announceToGroups(
    context,
    { card: 'draw-notice', about: { type: 'draw', id: draw.id }, class: 'notice' },
    initiator.path,
  );
  await refresh(context, 'draw', draw.id);
}
