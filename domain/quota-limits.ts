import { mostOf } from './item.ts';
import type { StratumCounts } from './pool-counts.ts';
import { cite } from './profile/cite.ts';
import { parameter, type Profile } from './profile/profile.ts';
import { Refusal } from './refusal.ts';
import type { StratumPlan } from './strata.ts';

/** What the rules hold a stratum's quota against. */
export type QuotaRules = {
  profile: Profile;
  scope: string;
  mode: string;
  /** The limits of the items, in basis points; null is no limit. */
  limits: { category: string; limit: number | null }[];
};

// Below this a weighted draw no longer gives weight 3 three times the chance (draw.md §3).
const leastWeightedQuota = 20;

/**
 * Refuses a stratum that may not be drawn. R-097: a pool so small that it names its subject is no draw.
 * no quota, whatever its minimum, breaks the limit of a general item. Weights need a
 * quota of 20 or more (draw.md §3).
 */
export function refuseQuota(stratum: StratumPlan, counts: StratumCounts, rules: QuotaRules): void {
  const { eligible, quota } = counts;
  if (eligible === 0) throw new Refusal('pool-empty', { stratum: stratum.name });
  const least = parameter(rules.profile, 'draw.minPool');
  const isDirectedDraw = rules.scope === 'directed' && rules.mode === 'sample';
  if (isDirectedDraw && eligible < least) {
    const rule = cite(rules.profile, 'draw.minPool');
    throw new Refusal('pool-too-small', { stratum: stratum.name, eligible, least, rule });
  }
  // Where every subject of a class is visited by rule, its items know no limit.
  if (rules.mode === 'sample') refuseAboveLimit(stratum, counts, rules);
  if (stratum.weights && quota < leastWeightedQuota) {
    const details = { stratum: stratum.name, quota, least: leastWeightedQuota };
    throw new Refusal('weights-need-quota', details);
  }
}

function refuseAboveLimit(
  { name, filter }: StratumPlan,
  { eligible, quota }: StratumCounts,
  { profile, limits }: QuotaRules,
): void {
  for (const { limit, category } of limits) {
    if (category !== filter.category) continue;
    // A least share of one subject is allowed, or a small stratum could never be drawn.
    if (limit === null || quota <= Math.max(1, mostOf(eligible, limit))) continue;
    const rule = cite(profile, 'item.classes');
    throw new Refusal('quota-above-limit', { stratum: name, quota, limit: limit / 100, rule });
  }
}
