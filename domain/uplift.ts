import { cite } from './profile/cite.ts';
import type { Value } from './profile/parameters.ts';
import { parameter, type Profile } from './profile/profile.ts';
import { Refusal } from './refusal.ts';
import type { StratumFilter, StratumPlan } from './strata.ts';

/** What raises the ratio of a subject (P-20). */
export type Trigger = Value<'plan.upliftTriggers'>[number];

/** What the rules look at when they raise a subject; a grade has a frequency of its own instead. */
export const triggersOf = (profile: Profile): Trigger[] =>
  parameter(profile, 'plan.riskUplift')
    ? parameter(profile, 'plan.upliftTriggers').filter((trigger) => trigger !== 'grade')
    : [];

/** the subjects of a category apart whose ratio the rules raise, and the others, both at this ratio. */
export function strataByRisk(
  profile: Profile,
  category: string,
  ratioBp: number,
): { filter: StratumFilter; ratioBp: number }[] {
  if (triggersOf(profile).length === 0) return [{ filter: { category }, ratioBp }];
  return [true, false].map((raised) => ({ filter: { category, raised }, ratioBp }));
}

// 风险等级 of the registry, least first; what is not among them is not compared.
const risks = ['低', '中', '高'];

/**
 * low risk lower, high risk and the dishonest higher. Refuses strata of one category, or weights,
 * by which the higher are drawn less than the lower, unless a reason is given.
 */
export function refuseReversed(strata: StratumPlan[], reason: string, profile: Profile): void {
  if (!parameter(profile, 'plan.riskUplift') || reason !== '') return;
  const rule = cite(profile, 'plan.riskUplift');
  for (const high of strata) {
    const low = strata.find((other) => isAbove(high.filter, other.filter) && isLess(high, other));
    if (low) throw new Refusal('ratio-reversed', { stratum: high.name, low: low.name, rule });
    if (isReversed(high.weights)) {
      throw new Refusal('weights-reversed', { stratum: high.name, rule });
    }
  }
}

const isLess = (high: StratumPlan, low: StratumPlan) => high.ratioBp < low.ratioBp;

// Whoever bears one is above who does not; 仙游 二(一)2 puts 重点领域、高风险 in the key registry.
const marks = ['raised', 'blacklisted', 'keyPool'] as const;

function isAbove(high: StratumFilter, low: StratumFilter): boolean {
  if (high.category !== low.category) return false;
  if (marks.some((mark) => high[mark] === true && low[mark] === false)) return true;
  if (!high.risk || !low.risk) return false;
  const lowest = Math.min(...high.risk.map(rankOf));
  return lowest > Math.max(...low.risk.map(rankOf)) && low.risk.every((risk) => rankOf(risk) >= 0);
}

const rankOf = (risk: string): number => risks.indexOf(risk);

function isReversed(weights: StratumPlan['weights']): boolean {
  const known = risks.map((risk) => weights?.[risk] ?? 1);
  return (
    weights !== undefined && weights !== null && known.some((one, at) => one < (known[at - 1] ?? 1))
  );
}
