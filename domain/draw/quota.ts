import type { StratumSpec } from './spec.ts';

/**
 * How many of `eligible` subjects are drawn: the ratio rounded up, at least `min`, at most all.
 * Whole numbers only, since a floating ceiling breaks the floor 不低于 for some pairs.
 */
export function quotaOf(eligible: number, { ratioBp, min }: StratumSpec): number {
  const byRatio = (BigInt(eligible) * BigInt(ratioBp) + 9_999n) / 10_000n;
  return Math.min(eligible, Math.max(min, Number(byRatio)));
}
