import { type Actor, holds, isPerson } from './actor.ts';

type Unit = { unitPath: string };

// Whoever answers for the work of a unit sees to it that its people hear of it.
const answersFor = (actor: Actor, { unitPath }: Unit) =>
  (['planner', 'approver', 'head', 'administrator'] as const).some((role) =>
    holds(actor, role, unitPath),
  );

/** Who sees to messages that did not arrive, and who asks for quiet. */
export const messagePolicy = {
  'message.see': (actor: Actor, on: Unit) =>
    answersFor(actor, on) || holds(actor, 'auditor', on.unitPath),
  // Nobody vouches for their own knowledge of a legal notice.
  'message.confirm': (actor: Actor, on: Unit & { personId: string | null }) =>
    answersFor(actor, on) && !isPerson(actor, on.personId),
  'message.resend': answersFor,
  'message.reroute': answersFor,
  // Whoever was reminded puts off their own reminder, and nobody else's.
  'obligation.snooze': (actor: Actor, on: { personId: string }) => isPerson(actor, on.personId),
  'obligation.remind-again': (actor: Actor) => actor.kind === 'system',
  'message.climb': (actor: Actor) => actor.kind === 'system',
  'quiet.set': (actor: Actor, on: Unit & { personId: string | null }) =>
    on.personId === null ? answersFor(actor, on) : actor.id === on.personId,
};
