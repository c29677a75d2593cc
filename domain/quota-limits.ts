import { quotaOf } from './draw/quota.ts';
import { mostOf } from './item.ts';
import { cite } from './profile/cite.ts';
import { parameter, type Profile } from './profile/profile.ts';
import { Refusal } from './refusal.ts';
import type { StratumPlan } from './strata.ts';

type Entry = { stratum: number; eligibility: number };
type Limit = { category: string; limit: number | null };

/**
 * Refuses strata that may not be drawn. R-097: a pool so small that it names its subject is no draw.
 * no quota, whatever its minimum, breaks the limit of a general item.
 */
export function refuseQuotas(
  strata: StratumPlan[],
  entries: Entry[],
  limits: Limit[],
  profile: Profile,
): void {
  for (const stratum of strata) {
    const eligible = entries.filter(
      (entry) => entry.stratum === stratum.number && entry.eligibility === 0,
    ).length;
    if (eligible === 0) throw new Refusal('pool-empty', { stratum: stratum.name });
    const least = parameter(profile, 'draw.minPool');
    if (eligible < least) {
      const rule = cite(profile, 'draw.minPool');
      throw new Refusal('pool-too-small', { stratum: stratum.name, eligible, least, rule });
    }
    const own = limits.filter(({ category }) => category === stratum.filter.category);
    refuseAboveLimit(stratum, eligible, own, profile);
  }
}

function refuseAboveLimit(
  stratum: StratumPlan,
  eligible: number,
  limits: Limit[],
  profile: Profile,
): void {
  const quota = quotaOf(eligible, stratum);
  for (const { limit } of limits) {
    // A least share of one subject is allowed, or a small stratum could never be drawn.
    if (limit === null || quota <= Math.max(1, mostOf(eligible, limit))) continue;
    const rule = cite(profile, 'item.classes');
    throw new Refusal('quota-above-limit', {
      stratum: stratum.name,
      quota,
      limit: limit / 100,
      rule,
    });
  }
}
