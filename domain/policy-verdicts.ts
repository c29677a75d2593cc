import { type Actor, holds, isPerson } from './actor.ts';

type Named = { role: 'approver' | 'head'; unitPath: string };

/** Verdicts that wait their minute, and deputies; whether somebody may decide is asked of the request. */
export const verdictPolicy = {
  'verdict.hold': (actor: Actor) => actor.kind === 'person',
  'verdict.undo': (actor: Actor, on: { decidedBy: string }) => isPerson(actor, on.decidedBy),
  'verdict.conclude': (actor: Actor) => actor.kind === 'system',
  'verdict.lapse': (actor: Actor) => actor.kind === 'system',
  // Of one's own mandate, never of one that was lent.
  'deputy.name': (actor: Actor, on: Named) => holds(actor, on.role, on.unitPath),
  'deputy.end': (actor: Actor, on: { principalId: string; deputyId: string; unitPath: string }) =>
    isPerson(actor, on.principalId) ||
    isPerson(actor, on.deputyId) ||
    holds(actor, 'administrator', on.unitPath),
};
