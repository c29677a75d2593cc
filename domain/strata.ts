import { Refusal } from './refusal.ts';

/** Which subjects a stratum holds: one category, and of it some risk levels or grades (all if absent). */
export type StratumFilter = {
  category: string;
  risk?: string[] | undefined;
  grade?: string[] | undefined;
};

/** 高新区指引 第十七条: a class of subjects with its own ratio; ratioBp in basis points. */
export type StratumPlan = {
  number: number;
  name: string;
  filter: StratumFilter;
  ratioBp: number;
  min: number;
};

type Attributes = { category: string; risk: string; grade: string };

const admits = (allowed: string[] | undefined, value: string) =>
  allowed === undefined || allowed.includes(value);

/** The stratum that a subject belongs to, if any. */
export const stratumOf = (strata: StratumPlan[], subject: Attributes): StratumPlan | undefined =>
  strata.find(
    ({ filter }) =>
      filter.category === subject.category &&
      admits(filter.risk, subject.risk) &&
      admits(filter.grade, subject.grade),
  );

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
  a.category === b.category && meet(a.risk, b.risk) && meet(a.grade, b.grade);

const meet = (a?: string[], b?: string[]) => !a || !b || a.some((value) => b.includes(value));
