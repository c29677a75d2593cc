import { type Actor, holds, isPerson } from './actor.ts';
import { type Decider, decidesBy } from './decider.ts';

type Unit = { unitPath: string };
type Parties = { everSeatedIds: string[]; interestedIds: string[] };

const among = (actor: Actor, ids: string[]) => actor.kind === 'person' && ids.includes(actor.id);

/** What becomes of a result once it is public: corrections, other platforms, the register of what was late. */
export const disclosurePolicy = {
  // Whoever answers for the unit, and whoever was there, may show that something is wrong.
  'correction.request': (actor: Actor, on: Unit & Parties) =>
    ((['planner', 'approver', 'head'] as const).some((role) => holds(actor, role, on.unitPath)) ||
      among(actor, on.everSeatedIds)) &&
    !among(actor, on.interestedIds),
  // whom the rules name, 任务执行单位主要负责人, and neither who asked nor who is party to it.
  'correction.decide': (
    actor: Actor,
    on: Unit & { decider: Decider; requestedBy: string; partyIds: string[] },
  ) =>
    actor.kind === 'person' &&
    actor.mandates.some((mandate) => decidesBy(on.decider, mandate, on.unitPath)) &&
    !isPerson(actor, on.requestedBy) &&
    !among(actor, on.partyIds),
  // Whoever enters for the unit, with the receipt of the platform.
  'disclosure.record-channel': (actor: Actor, on: Unit) =>
    holds(actor, 'planner', on.unitPath) || holds(actor, 'approver', on.unitPath),
  'disclosure.export-channel': (actor: Actor, on: Unit) =>
    holds(actor, 'planner', on.unitPath) || holds(actor, 'approver', on.unitPath),
  'obligation.register-overdue': (actor: Actor) => actor.kind === 'system',
  // why something is late is said by whoever answers for it.
  'overdue.explain': (actor: Actor, on: Unit & { responsibleId: string | null }) =>
    isPerson(actor, on.responsibleId) ||
    holds(actor, 'head', on.unitPath) ||
    holds(actor, 'approver', on.unitPath),
};
