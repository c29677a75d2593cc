import { type Actor, holds, isPerson } from './actor.ts';

type Unit = { unitPath: string };
/** Everybody who was ever in the team, and who has an interest in the subject. */
type Parties = Unit & { partyIds: string[] };

const among = (actor: Actor, ids: string[]) => actor.kind === 'person' && ids.includes(actor.id);

const leads = (actor: Actor, on: Unit) =>
  holds(actor, 'approver', on.unitPath) || holds(actor, 'head', on.unitPath);

const readers = ['planner', 'approver', 'head', 'auditor', 'coordinator'] as const;

/** What the public hands in: objections for others than the team, complaints for the supervision alone. */
export const objectionPolicy = {
  'intake.take': (actor: Actor) => actor.kind === 'system',
  'objection.read': (actor: Actor, on: Unit & { reviewerId: string | null }) =>
    isPerson(actor, on.reviewerId) || readers.some((role) => holds(actor, role, on.unitPath)),
  // What came on paper is entered by the office of the unit.
  'objection.register': (actor: Actor, on: Unit) =>
    leads(actor, on) || holds(actor, 'planner', on.unitPath),
  // neither who names the reviewer nor who reviews is party to it.
  'objection.assign': (actor: Actor, on: Parties) => leads(actor, on) && !among(actor, on.partyIds),
  'objection.review': (actor: Actor, on: Parties & { reviewerId: string | null }) =>
    isPerson(actor, on.reviewerId) && !among(actor, on.partyIds),
  'objection.reply': (actor: Actor, on: Parties & { reviewerId: string | null }) =>
    (isPerson(actor, on.reviewerId) || leads(actor, on)) && !among(actor, on.partyIds),
  'complaint.list': (actor: Actor, on: Unit) => holds(actor, 'auditor', on.unitPath),
  // for the supervision, and never for anybody of the team.
  'complaint.read': (actor: Actor, on: Unit & { everSeatedIds: string[] }) =>
    holds(actor, 'auditor', on.unitPath) && !among(actor, on.everSeatedIds),
  'complaint.conclude': (actor: Actor, on: Unit & { everSeatedIds: string[] }) =>
    holds(actor, 'auditor', on.unitPath) && !among(actor, on.everSeatedIds),
};
