import type { Value } from '../profile/parameters.ts';

/** Who keeps a subject of the registry. */
export type Ownership = Value<'registry.ownership'>;

/** What says whose a subject is: the unit that it is entered for, and the one that 管辖机关 names. */
type Claim = {
  enteredFor: string;
  /** Nothing where 管辖机关 is empty, or is no unit of the bureau. */
  named: string | undefined;
  /** Whether the named unit lies at or below the one that it is entered for. */
  isWithin: boolean;
};

/**
 * whose a subject is. 谁管辖、谁维护 (高青 第十条, 高新区 第十条): the unit that 管辖机关 names, whoever
 * enters it. Where each branch builds its own registry (许昌 二(二), 阳城 三(一)1, 仙游 二(一)2): the unit that
 * enters it, whoever has jurisdiction; 管辖机关 then tells units below it apart.
 */
export function ownerOf(ownership: Ownership, { enteredFor, named, isWithin }: Claim): string {
  if (named === undefined) return enteredFor;
  return ownership === 'jurisdiction' || isWithin ? named : enteredFor;
}

/**
 * Whether a row is the unit's by its name alone, where no organisation is at hand: the unit as files write it,
 * with or without the bureau's name in front, or nobody.
 */
export const isOwnByName = (ownership: Ownership, unit: string, jurisdiction: string): boolean => {
  const isWithin = jurisdiction.endsWith(unit) || unit.endsWith(jurisdiction);
  const named = jurisdiction === '' ? undefined : jurisdiction;
  return isWithin || ownerOf(ownership, { enteredFor: unit, named, isWithin }) === unit;
};
