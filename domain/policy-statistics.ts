import { type Actor, holds } from './actor.ts';

/** Figures are published by themselves each month, or when a planner or the coordinating office asks. */
export const statisticsPolicy = {
  'statistics.publish': (actor: Actor, on: { unitPath: string }) =>
    actor.kind === 'system' ||
    holds(actor, 'planner', on.unitPath) ||
    holds(actor, 'coordinator', on.unitPath),
};
