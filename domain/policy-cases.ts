import { type Actor, holds, isPerson } from './actor.ts';

type Unit = { unitPath: string };
type Owned = Unit & { ownerId: string | null };
type Asked = Owned & { askedBy: string | null; interestedIds: string[] };

const leads = (actor: Actor, on: Unit) =>
  holds(actor, 'approver', on.unitPath) || holds(actor, 'head', on.unitPath);

const readers = ['planner', 'approver', 'head', 'auditor', 'coordinator'] as const;

/** 后续监管: who follows up, hands on, agrees that a case is over, passes results on. */
export const casePolicy = {
  'case.read': (actor: Actor, on: Owned) =>
    isPerson(actor, on.ownerId) || readers.some((role) => holds(actor, role, on.unitPath)),
  // whoever the case is given to, and who leads the unit that supervises.
  'case.work': (actor: Actor, on: Owned) => isPerson(actor, on.ownerId) || leads(actor, on),
  // What was signed before there were cases.
  'case.open-overlooked': (actor: Actor) => actor.kind === 'system',
  'case.assign': leads,
  'case.order-measure': (actor: Actor, on: Owned) =>
    isPerson(actor, on.ownerId) || leads(actor, on),
  'case.review': (actor: Actor, on: Owned) => isPerson(actor, on.ownerId) || leads(actor, on),
  'case.flag-criminal': (actor: Actor, on: Owned) =>
    isPerson(actor, on.ownerId) || leads(actor, on),
  'case.ask-closing': (actor: Actor, on: Owned) => isPerson(actor, on.ownerId) || leads(actor, on),
  // Nobody closes a case alone: whoever asked for it does not agree to it.
  'case.decide': (actor: Actor, on: Asked) =>
    leads(actor, on) &&
    !isPerson(actor, on.askedBy) &&
    !(actor.kind === 'person' && on.interestedIds.includes(actor.id)),
  'referral.send': (actor: Actor, on: Owned) => isPerson(actor, on.ownerId) || leads(actor, on),
  'referral.receive': (actor: Actor, on: Owned) => isPerson(actor, on.ownerId) || leads(actor, on),
  // what others hand over is taken in by the office of the unit.
  'referral.accept': (actor: Actor, on: Unit) =>
    leads(actor, on) || holds(actor, 'planner', on.unitPath),
  'bureau-notice.send': (actor: Actor, on: Unit) =>
    leads(actor, on) || holds(actor, 'planner', on.unitPath),
  'bureau-notice.receive': (actor: Actor, on: Unit) =>
    leads(actor, on) || holds(actor, 'planner', on.unitPath),
  'credit.export': (actor: Actor, on: Unit) =>
    (['registrar', 'planner', 'auditor'] as const).some((role) => holds(actor, role, on.unitPath)),
};
