import { type Actor, holds, isPerson } from './actor.ts';

type Unit = { unitPath: string };

/** Who may archive, read and dispose of what was archived. */
export const archivePolicy = {
  'archive.ask': (actor: Actor, on: Unit) =>
    holds(actor, 'planner', on.unitPath) || holds(actor, 'coordinator', on.unitPath),
  'archive.claim': (actor: Actor, _on: object) => actor.kind === 'system',
  'archive.finish': (actor: Actor, _on: object) => actor.kind === 'system',
  'archive.fail': (actor: Actor, _on: object) => actor.kind === 'system',
  'archive.read': (actor: Actor, on: Unit) =>
    (['planner', 'approver', 'head', 'auditor', 'coordinator'] as const).some((role) =>
      holds(actor, role, on.unitPath),
    ),
  // by the head alone, and not by whoever had it made.
  'archive.dispose': (actor: Actor, on: Unit & { askedBy: string }) =>
    holds(actor, 'head', on.unitPath) && !isPerson(actor, on.askedBy),
  // whoever examines what somebody is answerable for, and they themselves.
  'archive.prove-diligence': (actor: Actor, on: Unit & { inspectorId: string }) =>
    isPerson(actor, on.inspectorId) ||
    (['auditor', 'head', 'approver'] as const).some((role) => holds(actor, role, on.unitPath)),
};
