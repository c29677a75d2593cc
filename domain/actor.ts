/** A role that a person holds over a unit and everything below it. */
export type Role =
  | 'registrar'
  | 'planner'
  | 'witness'
  | 'approver'
  | 'head'
  | 'inspector'
  | 'auditor'
  | 'coordinator'
  | 'administrator';

/** The units a role covers, as the path of their root ('/GQGA/ZA/'). */
export type Mandate = { role: Role; path: string };

/**
 * 代为审批: somebody decides with the mandate of another, who has named them for a time. `own` are the
 * principal's mandates that it was lent from: they may cover more.
 */
export type Stand = {
  principalId: string;
  principal: string;
  unitPath: string;
  mandate: Mandate;
  own?: Mandate[];
};

/** Who acts. The system itself acts with no person, and only through use-cases that let it. */
export type Actor =
  | {
      kind: 'person';
      id: string;
      name: string;
      unitPath: string;
      mandates: Mandate[];
      /** Whose deputy they are today, and with which mandate of theirs. */
      standsFor?: Stand[];
    }
  | { kind: 'system'; id: null };

/** Work that nobody presses a button for: sweeps, reminders, a draw whose sources are all in. */
export const system: Actor = { kind: 'system', id: null };

/** The door somebody came through; it stands beside every event. */
export type Door = 'telegram' | 'slack' | 'web' | 'panel' | 'portal' | 'cli' | 'system';

/** Does the actor hold this role over the unit at `path`? */
export const holds = (actor: Actor, role: Role, path: string): boolean =>
  actor.kind === 'person' &&
  actor.mandates.some((mandate) => mandate.role === role && path.startsWith(mandate.path));

/** Is the actor this very person? */
export const isPerson = (actor: Actor, id: string | null): boolean =>
  actor.kind === 'person' && actor.id === id;
