import { notRevealed } from '../../domain/void-reason.ts';
import { z } from 'zod';
import { sourcesOf } from '../../db/queries/sources.ts';
import { authorize } from '../../domain/policy.ts';
import { Refusal } from '../../domain/refusal.ts';
import { usecase } from '../usecase.ts';
import { endDraw } from './end.ts';
import { lockDraw } from './locked.ts';

/**
 * A reveal is missing at its deadline: the draw is void by itself, for everybody to see (draw.md §2). A
 * public value that is late is waited for: nobody can change it.
 */
export const expireDraw = usecase(
  'draw.expire',
  z.object({ drawId: z.uuid() }),
  async (context, { drawId }) => {
    const locked = await lockDraw(context, drawId);
    const { draw } = locked;
    authorize(context.actor, 'draw.expire', {});
    const isLate = draw.revealBy !== null && context.now > draw.revealBy;
    const sources = await sourcesOf(context.tx, drawId);
    const isMissing = sources.some(({ kind, value }) => kind === 'reveal' && value === null);
    if (draw.state !== 'announced' || !isLate || !isMissing) {
      throw new Refusal('illegal-step', { state: draw.state });
    }
    await endDraw(context, locked, notRevealed);
    return { drawId };
  },
);
