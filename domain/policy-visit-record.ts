import { type Actor, holds, isPerson } from './actor.ts';

type Team = { memberIds: string[] };
type Unit = { unitPath: string };

const isMember = (actor: Actor, { memberIds }: Team) =>
  actor.kind === 'person' && memberIds.includes(actor.id);

/** Who keeps the record of a visit: those who are there; what is sent or paid also whoever plans for the unit. */
export const visitRecordPolicy = {
  // the lead co-ordinates.
  'schedule.set': (actor: Actor, on: { leadId: string | null }) => isPerson(actor, on.leadId),
  'notice.deliver': (actor: Actor, on: Team & Unit & { interestedIds: string[] }) =>
    (isMember(actor, on) ||
      holds(actor, 'planner', on.unitPath) ||
      holds(actor, 'head', on.unitPath)) &&
    !isMember(actor, { memberIds: on.interestedIds }),
  'document.enter': isMember,
  'document.take': isMember,
  'recording.enter': isMember,
  'conduct.record': isMember,
  'confirmation.record': isMember,
  'third-party.record-cost': (actor: Actor, on: Unit) =>
    holds(actor, 'planner', on.unitPath) || holds(actor, 'head', on.unitPath),
};
