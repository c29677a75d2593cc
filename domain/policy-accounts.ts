import { type Actor, holds, isPerson } from './actor.ts';

type Unit = { unitPath: string };
/** Somebody with accounts; `decides` when they approve, head or administer anything. */
type Holder = Unit & { personId: string; decides: boolean };

/** Who may do what about accounts, reachability and drills. */
export const accountPolicy = {
  // Whoever holds the code can become that person: registrars give none for people who decide.
  'account.link': (actor: Actor, on: Holder) =>
    isPerson(actor, on.personId) ||
    holds(actor, 'administrator', on.unitPath) ||
    (!on.decides && holds(actor, 'registrar', on.unitPath)),
  // An account that was linked before is never linked anew by its owner alone, and that of somebody who
  // decides takes two: who ended the old one does not open the new one.
  'account.relink': (actor: Actor, on: Holder & { revokedBy: string | null }) =>
    holds(actor, 'administrator', on.unitPath) &&
    !isPerson(actor, on.personId) &&
    !(on.decides && isPerson(actor, on.revokedBy)),
  'account.unlink': (actor: Actor, on: Holder) =>
    isPerson(actor, on.personId) ||
    holds(actor, 'administrator', on.unitPath) ||
    (!on.decides && holds(actor, 'registrar', on.unitPath)),
  // A lost phone is reported to whoever keeps the accounts.
  'account.sign-out': (actor: Actor, on: Holder) =>
    isPerson(actor, on.personId) || holds(actor, 'administrator', on.unitPath),
  // 双人复核: one administrator asks, a second one decides; never alone, never for oneself.
  'authenticator.ask-reset': (actor: Actor, on: Unit & { personId: string }) =>
    holds(actor, 'administrator', on.unitPath) && !isPerson(actor, on.personId),
  'authenticator.decide-reset': (
    actor: Actor,
    on: Unit & { personId: string; requestedBy: string },
  ) =>
    holds(actor, 'administrator', on.unitPath) &&
    !isPerson(actor, on.personId) &&
    !isPerson(actor, on.requestedBy),
  // One's own devices alone; what a push service has forgotten, or another of our keys serves, the system ends.
  'push.subscribe': (actor: Actor) => actor.kind === 'person',
  'push.end': (actor: Actor, on: { personId: string }) =>
    actor.kind === 'system' || isPerson(actor, on.personId),
  // The browser itself, by its old address and secret.
  'push.renew': (actor: Actor) => actor.kind === 'system',
  // One's own alone: who reads it chooses it.
  'language.set': (actor: Actor) => actor.kind === 'person',
  'account.read': (actor: Actor, on: Unit) =>
    (['administrator', 'registrar', 'auditor'] as const).some((role) =>
      holds(actor, role, on.unitPath),
    ),
  'reach.read': (actor: Actor, on: Unit) =>
    (['administrator', 'registrar', 'planner', 'approver', 'head', 'auditor'] as const).some(
      (role) => holds(actor, role, on.unitPath),
    ),
  'drill.hold': (actor: Actor, on: Unit) =>
    actor.kind === 'system' || holds(actor, 'administrator', on.unitPath),
  'drill.answer': (actor: Actor, on: { calledId: string }) => isPerson(actor, on.calledId),
};
