import { type Actor, holds } from './actor.ts';

type Task = { initiatorPath: string; unitPaths: string[] };

const inCharge = (
  actor: Actor,
  { initiatorPath, unitPaths }: Task,
  ...roles: ('planner' | 'approver' | 'head')[]
) => [initiatorPath, ...unitPaths].some((path) => roles.some((role) => holds(actor, role, path)));

/** Schemes of inspection: the units that carry a task out draft them, and who wrote none of it confirms. */
export const schemePolicy = {
  'scheme.draft': (actor: Actor, on: Task) => inCharge(actor, on, 'planner', 'head'),
  'scheme.confirm': (actor: Actor, on: Task & { authorIds: string[] }) =>
    inCharge(actor, on, 'approver', 'head') &&
    actor.kind === 'person' &&
    !on.authorIds.includes(actor.id),
};
