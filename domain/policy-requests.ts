import { type Actor, holds, isPerson } from './actor.ts';
import { type Decider, decidesBy } from './decider.ts';

type Unit = { unitPath: string };
/** Everybody with an open interest in the subject: they decide nothing about it. */
type Interested = { interestedIds: string[] };
type Request = Unit & Interested & { requesterId: string; replacedId: string; decider: Decider };

/** Who leaves a team and who decides it: recusals, substitutions. */
export const requestPolicy = {
  'recusal.request': (actor: Actor, on: { inspectorId: string }) => isPerson(actor, on.inspectorId),
  // 许昌方案 二(七): who answers for the visit orders it, not they themselves; another one decides it.
  'recusal.order': (actor: Actor, on: Unit & Interested & { inspectorId: string }) =>
    (holds(actor, 'approver', on.unitPath) || holds(actor, 'head', on.unitPath)) &&
    !isPerson(actor, on.inspectorId) &&
    !on.interestedIds.some((id) => isPerson(actor, id)),
  'substitution.request': (actor: Actor, on: { inspectorId: string }) =>
    isPerson(actor, on.inspectorId),
  // 高青细则 第二十条 with R-128: none of requester and replaced person; the substitute is checked when drawn.
  'recusal.decide': (actor: Actor, on: Request) => mayDecide(actor, on),
  'substitution.decide': (actor: Actor, on: Request) => mayDecide(actor, on),
  'substitution.announce': (actor: Actor) => actor.kind === 'system',
  'substitution.replace': (actor: Actor) => actor.kind === 'system',
};

// whom the rules ask (see `decidersOf`), and neither who asks nor who leaves.
const mayDecide = (actor: Actor, on: Request): boolean =>
  actor.kind === 'person' &&
  actor.mandates.some((mandate) => decidesBy(on.decider, mandate, on.unitPath)) &&
  !on.interestedIds.includes(actor.id) &&
  actor.id !== on.requesterId &&
  actor.id !== on.replacedId;
