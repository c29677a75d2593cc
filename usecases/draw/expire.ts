import { z } from 'zod';
import { authorize } from '../../domain/policy.ts';
import { Refusal } from '../../domain/refusal.ts';
import { usecase } from '../usecase.ts';
import { endDraw } from './end.ts';
import { lockDraw } from './locked.ts';

/** A reveal is missing at its deadline: the draw is void by itself, for everybody to see (draw.md §2). */
export const expireDraw = usecase(
  'draw.expire',
  z.object({ drawId: z.uuid() }),
  async (context, { drawId }) => {
    const locked = await lockDraw(context, drawId);
    const { draw } = locked;
    authorize(context.actor, 'draw.expire', {});
    if (draw.state !== 'announced' || !draw.revealBy || context.now <= draw.revealBy) {
      throw new Refusal('illegal-step', { state: draw.state });
    }
    await endDraw(context, locked, '见证人未在期限内揭示随机数');
    return { drawId };
  },
);
