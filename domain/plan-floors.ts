import { capFor } from './profile/cap.ts';
import { floorOf } from './profile/frequency.ts';
import type { ParameterKey } from './profile/parameters.ts';
import { parameter, type Profile } from './profile/profile.ts';
import type { ForecastRules, PlanForecast } from './plan-simulation.ts';
import { ruleOf } from './item-rules.ts';
import { Refusal } from './refusal.ts';

/** What a bureau's rules hold a plan against. */
export const rulesOf = (profile: Profile): ForecastRules => ({
  capOf: (subject) => capFor(profile, subject),
  minCoverage: parameter(profile, 'plan.minCoverage'),
  minCoveragePer: parameter(profile, 'plan.minCoveragePer'),
  minJointShare: parameter(profile, 'plan.minJointShare'),
  minJointPerYear: parameter(profile, 'plan.minJointPerYear'),
  teamSize: parameter(profile, 'team.min'),
});

/** A floor that a plan would not reach: which, how much it comes to, how much it should. */
export type Shortfall = {
  key: ParameterKey;
  what: 'coverage' | 'branch' | 'draw' | 'joint';
  item?: string;
  has: number;
  needs: number;
};

/**
 * What of the bureau's floors a plan would miss: distinct subjects in the year, or subjects of each draw
 * and joint draws among all draws. Two denominators: the first counts subjects,
 * the second draws.
 */
export function shortfallsOf(forecast: PlanForecast, profile: Profile): Shortfall[] {
  const { items, joint } = forecast;
  const short: Shortfall[] = coverageShortfalls(forecast);
  // the fewest subjects that a draw of its class takes.
  for (const item of items) {
    const floor = floorOf(profile, { category: item.category });
    const needs = floor ? Math.ceil((item.pool * floor.bp) / 10_000) : 0;
    if (floor && item.leastQuota < needs) {
      short.push({
        key: floor.key,
        what: 'draw',
        item: item.itemName,
        has: item.leastQuota,
        needs,
      });
    }
  }
  if (joint.joint < joint.needs)
    short.push({ key: 'plan.minJointShare', what: 'joint', has: joint.joint, needs: joint.needs });
  return short;
}

const coverageKey = 'plan.minCoverage' as const;

function coverageShortfalls({ covered, floor, branches }: PlanForecast): Shortfall[] {
  const all = {
    key: coverageKey,
    what: 'coverage' as const,
    has: wholeOf(covered),
    needs: floor ?? 0,
  };
  const own = branches.map(({ unitName, ...branch }) => ({
    key: coverageKey,
    what: 'branch' as const,
    item: unitName,
    has: wholeOf(branch.covered),
    needs: branch.floor ?? 0,
  }));
  return [all, ...own].filter(({ has, needs }) => has < needs);
}

// Expectations of whole subjects come a hair below them.
const wholeOf = (expected: number) => Math.floor(expected + 1e-6);

/**
 * a plan below the floor of coverage is not approved, unless the approver says why. Joint draws
 * are a matter of the whole year and stop nobody at its beginning.
 */
export function refuseBelowFloor(forecast: PlanForecast, profile: Profile, note: string): void {
  const short = shortfallsOf(forecast, profile).find(({ what }) => what !== 'joint');
  if (!short || note.trim() !== '') return;
  throw new Refusal('coverage-below-floor', {
    covered: short.has,
    floor: short.needs,
    item: short.item ?? '',
    ...ruleOf(profile, short.key),
  });
}
