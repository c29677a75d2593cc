import { z } from 'zod';
import type { HeldVerdict } from '../../db/entities/held-verdict.ts';
import { actorOf } from '../../db/queries/actor.ts';
import { dayOf } from '../../domain/day.ts';
import { authorize } from '../../domain/policy.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { Door } from '../../domain/actor.ts';
import { type Context, usecase } from '../usecase.ts';
import type { Held } from './input.ts';
import { endVerdict, lockVerdict } from './locked.ts';
import { settlements } from './settlements.ts';

/**
 * Carries a verdict out when its minute is over, once: as the person who decided, with the rights that
 * they have at this moment. Answers whether there was something left to do.
 */
export const concludeVerdict = usecase(
  'verdict.conclude',
  z.object({ heldId: z.uuid() }),
  async (context, { heldId }): Promise<{ concluded: boolean }> => {
    authorize(context.actor, 'verdict.conclude', {});
    const { held } = await lockVerdict(context, heldId);
    if (held.state !== 'held') return { concluded: false };
    if (held.dueAt > context.now) throw new Refusal('illegal-step', { state: held.state });
    await endVerdict(context, heldId, 'concluded');
    await settlements[held.aboutType](await asThem(context, held), held.given as Held);
    return { concluded: true };
  },
);

// The trail names who decided, through which door, upon which card; not the worker.
async function asThem(context: Context, held: HeldVerdict): Promise<Context> {
  const actor = await actorOf(held.personId, dayOf(context.now), context.tx);
  const command = {
    ...context.command,
    actor,
    door: held.door as Door,
    seen: held.seenVersion ?? undefined,
    cardHash: held.cardHash ?? undefined,
    heldId: held.id,
    pressedAt: held.heldAt,
  };
  return { ...context, command, actor };
}
