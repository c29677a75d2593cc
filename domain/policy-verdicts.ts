import { type Actor, isPerson } from './actor.ts';

/** Verdicts that wait their minute; whether somebody may decide at all is asked of the request. */
export const verdictPolicy = {
  'verdict.hold': (actor: Actor) => actor.kind === 'person',
  'verdict.undo': (actor: Actor, on: { decidedBy: string }) => isPerson(actor, on.decidedBy),
  'verdict.conclude': (actor: Actor) => actor.kind === 'system',
  'verdict.lapse': (actor: Actor) => actor.kind === 'system',
};
