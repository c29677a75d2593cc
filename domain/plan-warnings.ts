import type { PlanForecast } from './plan-simulation.ts';
import { leastOf } from './plan-simulation.ts';
import { cite } from './profile/cite.ts';
import { parameter, type Profile } from './profile/profile.ts';

/** How many different subjects a bureau without a floor is warned of not reaching (P-17), and by which rule. */
export type CoverageWarning = { has: number; below: number; rule: string };

const key = 'plan.warnCoverageBelow';

/** P-17: of how many subjects a year is warned; nothing where a floor binds, or none are to be warned of. */
export function warnedBelow(registry: number, profile: Profile): number | null {
  if (parameter(profile, 'plan.minCoverage') !== null) return null;
  return leastOf(registry, parameter(profile, key)) || null;
}

/** The rule by which a coverage is warned of. */
export const warningRule = (profile: Profile): string => cite(profile, key);

/** P-17: what a plan is warned of before its approval, where it would not cover so many; it is never refused for it. */
export function coverageWarning(
  { registry, covered }: Pick<PlanForecast, 'registry' | 'covered'>,
  profile: Profile,
): CoverageWarning | null {
  const below = warnedBelow(registry, profile);
  // Expectations of whole subjects come a hair below them.
  const has = Math.floor(covered + 1e-6);
  return below !== null && has < below ? { has, below, rule: warningRule(profile) } : null;
}
