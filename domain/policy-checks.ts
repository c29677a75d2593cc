import { type Actor, holds, isPerson } from './actor.ts';

/** Who may do what about checks of the chats. */
export const checkPolicy = {
  'check.ask': (actor: Actor, on: { unitPath: string }) =>
    holds(actor, 'administrator', on.unitPath),
  'check.press': (actor: Actor, on: { personId: string }) => isPerson(actor, on.personId),
  'check.report': (actor: Actor, _on: object) => actor.kind === 'system',
};
