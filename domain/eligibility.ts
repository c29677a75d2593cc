/** What the freeze knows of a subject when it decides whether it may be drawn. */
export type Candidate = {
  status: string;
  /** The values of the fields that the profile demands. */
  required: string[];
  /** Visits that count to the cap. */
  visits: number;
  /** Whether the same item has been passed this year. */
  passed: boolean;
};

/** The rules of the profile that bear on it; `cap` null is no cap. */
export type EligibilityRules = {
  cap: number | null;
  noRepeatPassedItem: boolean;
  /** whether only subjects that subsist may be drawn; so it is where nothing is said. */
  onlySubsisting?: boolean;
};

/** Why a subject stays in the tree but out of the draw (draw.md §2); 0 may be drawn. */
export const eligibilityCodes = {
  eligible: 0,
  capped: 1,
  passed: 2,
  notSubsisting: 3,
  incomplete: 4,
  excluded: 5,
} as const;

/** The code of a subject: the first that applies, what it is before what happened to it. */
export function eligibilityOf(subject: Candidate, rules: EligibilityRules): number {
  const { notSubsisting, incomplete, capped, passed, eligible } = eligibilityCodes;
  if ((rules.onlySubsisting ?? true) && subject.status !== '存续') return notSubsisting;
  if (subject.required.some((value) => value.trim() === '')) return incomplete;
  if (rules.cap !== null && subject.visits >= rules.cap) return capped;
  if (rules.noRepeatPassedItem && subject.passed) return passed;
  return eligible;
}
