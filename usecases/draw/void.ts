import { z } from 'zod';
import { namedUnits } from '../../db/queries/executing-units.ts';
import { authorize } from '../../domain/policy.ts';
import { asSeen, usecase } from '../usecase.ts';
import { endDraw } from './end.ts';
import { lockDraw } from './locked.ts';

const input = z.object({ drawId: z.uuid(), reason: z.string().trim().min(4).max(500) });

/** a draw is voided with a reason by an approver who neither set it up nor is to carry it out. */
export const voidDraw = usecase('draw.void', input, async (context, { drawId, reason }) => {
  const locked = await lockDraw(context, drawId);
  const { draw, task, initiator } = locked;
  const executing = await namedUnits(context.tx, task);
  authorize(context.actor, 'draw.void', {
    unitPath: initiator.bureauPath,
    setBy: task.setBy,
    executingPaths: executing.map(({ path }) => path),
  });
  asSeen(context, draw.version);
  await endDraw(context, locked, reason);
  return { drawId };
});
