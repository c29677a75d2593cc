import { initiating } from './team-rules.ts';

/** The units whose inspectors a department sends: those at or below `within`, none below `without`. */
export type Area = { within: string[]; without: string[] };

/** A department of a task's match: 1 initiates and leads, the others follow in announced order. */
export type Department = Area & {
  number: number;
  unitId: string;
  name: string;
  /** Seats that it has on each subject; null where that is the task's own team size. */
  size: number | null;
  /** 业务专长 that each of its inspectors has; empty means what the subject was drawn as. */
  skills: string[];
  /** The tasks that it takes part in; a merged visit has the departments of all its tasks. */
  taskIds: string[];
};

/** A unit that takes part, as its path says where in the organisation it stands. */
type Placed = { name: string; path: string };

/**
 * Two units of which one lies in the other: their inspectors would be of both. Nothing where every
 * inspector belongs to one department only.
 */
export function overlapOf(units: readonly Placed[]): [Placed, Placed] | undefined {
  for (const [at, first] of units.entries()) {
    const second = units
      .slice(at + 1)
      .find(({ path }) => path.startsWith(first.path) || first.path.startsWith(path));
    if (second) return [first, second];
  }
  return undefined;
}

/**
 * Who the initiating department is, whose inspectors lead. Beside other authorities the bureau is one
 * department with one registry (高青细则 第十二条); when a unit of the bureau itself takes part, the
 * departments are its units, and the initiating one sends its own people only.
 */
export function initiatingOf<P extends Placed>(
  { bureau, initiator }: { bureau: P; initiator: P },
  participants: readonly Pick<Placed, 'path'>[],
): P {
  return participants.some(({ path }) => path.startsWith(bureau.path)) ? initiator : bureau;
}

/** Everybody of a unit but those below it who take part as a department of their own. */
export const areaOf = (path: string, others: readonly Pick<Placed, 'path'>[]): Area => ({
  within: [path],
  without: others
    .map((other) => other.path)
    .filter((other) => other !== path && other.startsWith(path)),
});

/** Whether a department has seats on a visit of these tasks. */
export const joins = ({ number, taskIds }: Department, visitTaskIds: readonly string[]): boolean =>
  number === initiating || taskIds.some((id) => visitTaskIds.includes(id));

/** The paths of two units that keep one registry of inspectors. */
export type JointRegistry = { one: string; other: string };

/**
 * R-047 仙游方案 二(一)2: a unit that keeps a joint registry with another one sends the other's people as well,
 * unless these take part as a department of their own.
 */
export function withJointRegistries(
  area: Area,
  registries: readonly JointRegistry[],
  departments: readonly Pick<Placed, 'path'>[],
): Area {
  const apart = (path: string) =>
    departments.every((one) => !one.path.startsWith(path) && !path.startsWith(one.path));
  const joined = registries
    .flatMap(({ one, other }) => {
      if (area.within.includes(one)) return [other];
      return area.within.includes(other) ? [one] : [];
    })
    .filter(apart);
  return { ...area, within: [...area.within, ...joined] };
}
