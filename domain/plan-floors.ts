import { capOf } from './profile/cap.ts';
import { floorOf } from './profile/frequency.ts';
import { parameter, type Profile } from './profile/profile.ts';
import type { ForecastRules, ItemForecast, PlanForecast } from './plan-simulation.ts';
import { ruleOf } from './item-rules.ts';
import { Refusal } from './refusal.ts';

/** What a bureau's rules hold a plan against. */
export const rulesOf = (profile: Profile): ForecastRules => ({
  capOf: (category) => capOf(profile, category),
  minCoverage: parameter(profile, 'plan.minCoverage'),
  minCoveragePer: parameter(profile, 'plan.minCoveragePer'),
  minJointShare: parameter(profile, 'plan.minJointShare'),
  minJointPerYear: parameter(profile, 'plan.minJointPerYear'),
  teamSize: parameter(profile, 'team.min'),
});

/** A floor that a plan would not reach: which, how much it comes to, how much it should. */
export type Shortfall = {
  what: 'coverage' | 'draw' | 'joint';
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
  const { covered, floor, items, joint } = forecast;
  const short: Shortfall[] = [];
  if (floor !== null && Math.floor(covered + 1e-6) < floor) {
    short.push({ what: 'coverage', has: Math.floor(covered + 1e-6), needs: floor });
  }
  for (const item of items) {
    const needs = drawFloorOf(item, profile);
    if (needs !== null && item.leastQuota < needs) {
      short.push({ what: 'draw', item: item.itemName, has: item.leastQuota, needs });
    }
  }
  if (joint.joint < joint.needs)
    short.push({ what: 'joint', has: joint.joint, needs: joint.needs });
  return short;
}

/** the fewest subjects that a draw of this item's class takes; null where no rule says. */
function drawFloorOf({ category, pool }: ItemForecast, profile: Profile): number | null {
  const floor = floorOf(profile, { category });
  return floor ? Math.ceil((pool * floor.bp) / 10_000) : null;
}

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
    ...ruleOf(profile, 'plan.minCoverage'),
  });
}
