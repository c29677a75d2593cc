import { type Actor, holds, isPerson } from './actor.ts';

type Team = { memberIds: string[] };

const isMember = (actor: Actor, { memberIds }: Team) =>
  actor.kind === 'person' && memberIds.includes(actor.id);

/** Who may do what in the field: the team of a visit, each for themselves. */
export const field = {
  'evidence.take': isMember,
  // A reason is given by whoever asks.
  'evidence.take-reason': isMember,
  // What everybody may see of a file is seen by the team, and by those who answer for the unit.
  'evidence.read': (actor: Actor, on: Team & { unitPath: string; sentBy: string }) =>
    isMember(actor, on) ||
    isPerson(actor, on.sentBy) ||
    (['approver', 'head', 'auditor'] as const).some((role) => holds(actor, role, on.unitPath)),
  // When and where a picture was taken, and the bytes as they came, are for supervision.
  'evidence.read-original': (actor: Actor, on: { unitPath: string }) =>
    holds(actor, 'auditor', on.unitPath) || holds(actor, 'head', on.unitPath),
  'checklist.answer': isMember,
  'inspection.locate': isMember,
};
