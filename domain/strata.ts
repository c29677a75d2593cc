import { Refusal } from './refusal.ts';

/**
 * Which subjects a stratum holds: one category, and of it some by what they are (all if absent). There
 * is no way to name a subject.
 */
export type StratumFilter = {
  category: string;
  risk?: string[] | undefined;
  grade?: string[] | undefined;
  /** 所属辖区: the jurisdiction that the registry names. */
  area?: string[] | undefined;
  /** 经营规模. */
  scale?: string[] | undefined;
  /** 营业性, 非营业性: what a rule of frequency tells apart within a class. */
  subtype?: string[] | undefined;
  blacklisted?: boolean | undefined;
  /** whether it stands in the key registry (重点抽查名录库). */
  keyPool?: boolean | undefined;
  /** whether the rules raise its ratio, by risk, credit or other flags on file. */
  raised?: boolean | undefined;
  /** only whoever has no visit within these days, neither made nor on its way. */
  unserved?: Days | undefined;
};

/** Days from the first to the last, both included. */
type Days = { startsOn: string; endsOn: string };

/**
 * 高新区指引 第十七条: a class of subjects with its own ratio; ratioBp in basis points. Weights are by
 * risk, 1 to 16; who is not named has 1.
 */
export type StratumPlan = {
  number: number;
  name: string;
  filter: StratumFilter;
  ratioBp: number;
  min: number;
  weights?: Record<string, number> | null | undefined;
};

/** What of a subject a filter looks at. */
export type Attributes = {
  category: string;
  risk: string;
  grade: string;
  jurisdiction: string;
  scale: string;
  subtype: string;
  blacklisted: boolean;
  keyPool?: boolean | undefined;
  raised?: boolean | undefined;
  /** Between which days it was visited, or will be; nothing where no stratum asks. */
  visits?: readonly Days[] | null | undefined;
};

const words = [
  ['risk', 'risk'],
  ['grade', 'grade'],
  ['area', 'jurisdiction'],
  ['scale', 'scale'],
  ['subtype', 'subtype'],
] as const;

const flags = ['blacklisted', 'keyPool', 'raised'] as const;

/** The stratum that a subject belongs to, if any. */
export const stratumOf = (strata: StratumPlan[], subject: Attributes): StratumPlan | undefined =>
  strata.find(({ filter }) => admits(filter, subject));

const admits = (filter: StratumFilter, subject: Attributes) =>
  filter.category === subject.category &&
  flags.every((flag) => (filter[flag] ?? subject[flag]) === subject[flag]) &&
  words.every(([name, attribute]) => filter[name]?.includes(subject[attribute]) ?? true) &&
  !(filter.unserved && isServed(filter.unserved, subject));

const isServed = ({ startsOn, endsOn }: Days, { visits }: Attributes) =>
  (visits ?? []).some((visit) => visit.startsOn >= startsOn && visit.endsOn <= endsOn);

/** How often a subject stands for itself in the draw of its stratum, 1 to 16. */
export const weightIn = ({ weights }: StratumPlan, { risk }: Attributes): number =>
  weights?.[risk] ?? 1;

/** Whether a stratum holds less than a whole category. */
export const isFiltered = ({ category: _, ...filter }: StratumFilter): boolean =>
  Object.values(filter).some((value) => value !== undefined);

/**
 * Whether its stratum tells something of a subject that is not for everybody: risk, grade, blacklist, key
 * registry, a visit on its way.
 */
export function tellsRisk({ filter, weights }: Pick<StratumPlan, 'filter' | 'weights'>): boolean {
  const { risk, grade, blacklisted, keyPool, raised, unserved } = filter;
  const told = [risk, grade, blacklisted, keyPool, raised, unserved, weights];
  return told.some((value) => (value ?? undefined) !== undefined);
}

/** Refuses strata that could hold the same subject twice. */
export function refuseOverlap(strata: StratumPlan[]): void {
  strata.forEach((first, at) => {
    const second = strata.slice(at + 1).find((other) => overlap(first.filter, other.filter));
    if (second) {
      throw new Refusal('subject-in-two-strata', { first: first.name, second: second.name });
    }
  });
}

const overlap = (a: StratumFilter, b: StratumFilter) =>
  a.category === b.category &&
  flags.every((flag) => (a[flag] ?? b[flag]) === (b[flag] ?? a[flag])) &&
  words.every(([name]) => meet(a[name], b[name]));

const meet = (a?: string[], b?: string[]) => !a || !b || a.some((value) => b.includes(value));
