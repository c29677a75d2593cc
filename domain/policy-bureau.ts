import { type Actor, holds } from './actor.ts';

type Unit = { unitPath: string };

/** What holds for a bureau as a whole: its rules, who is entrusted, promised frequencies, the calendar. */
export const bureauPolicy = {
  // Who answers for a missed frequency says why; not the planner who missed it.
  'frequency.close': (actor: Actor, on: Unit) =>
    (holds(actor, 'approver', on.unitPath) || holds(actor, 'head', on.unitPath)) &&
    !holds(actor, 'planner', on.unitPath),
  // who sets tasks up sees what is promised, takes proposals up and shows that all is kept.
  'frequency.read': (actor: Actor, on: Unit) =>
    (['planner', 'approver', 'head', 'auditor', 'coordinator'] as const).some((role) =>
      holds(actor, role, on.unitPath),
    ),
  'frequency.accept': (actor: Actor, on: Unit) => holds(actor, 'planner', on.unitPath),
  'frequency.strengthen': (actor: Actor, on: Unit) => holds(actor, 'planner', on.unitPath),
  'frequency.prove': (actor: Actor, on: Unit) =>
    holds(actor, 'planner', on.unitPath) || holds(actor, 'auditor', on.unitPath),
  'frequency.oblige': (actor: Actor) => actor.kind === 'system',
  // The calendar is everybody's: who administers a bureau enters it from the official notice.
  'calendar.enter': (actor: Actor, on: Unit) => holds(actor, 'administrator', on.unitPath),
  'calendar.fill': (actor: Actor) => actor.kind === 'system',
  // rules are written by administrators, and in force when somebody else has approved them.
  'profile.read': (actor: Actor, on: Unit) =>
    (['administrator', 'head', 'approver', 'planner', 'auditor', 'coordinator'] as const).some(
      (role) => holds(actor, role, on.unitPath),
    ),
  // an upper department entrusts one below it.
  'delegation.record': (actor: Actor, on: Unit) =>
    holds(actor, 'planner', on.unitPath) || holds(actor, 'head', on.unitPath),
  'delegation.end': (actor: Actor, on: Unit) =>
    holds(actor, 'planner', on.unitPath) || holds(actor, 'head', on.unitPath),
  'profile.derive': (actor: Actor, on: Unit) => holds(actor, 'administrator', on.unitPath),
  'profile.amend': (actor: Actor, on: Unit) => holds(actor, 'administrator', on.unitPath),
  'profile.approve': (actor: Actor, on: Unit & { authorIds: string[] }) =>
    (holds(actor, 'administrator', on.unitPath) || holds(actor, 'head', on.unitPath)) &&
    !(actor.kind === 'person' && on.authorIds.includes(actor.id)),
  'profile.assign': (actor: Actor, on: Unit) => holds(actor, 'administrator', on.unitPath),
};
