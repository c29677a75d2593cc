import { quotaOf } from './draw/quota.ts';
import type { StratumPlan } from './strata.ts';

/** What a pool of subjects is counted by. */
export type Counted = { stratum: number; eligibility: number };

/** One stratum of a pool before it is drawn. */
export type StratumCounts = {
  number: number;
  name: string;
  /** Everybody in the stratum, the excluded too. */
  pool: number;
  eligible: number;
  /** The excluded by their code (draw.md §2). */
  excluded: Record<string, number>;
  ratioBp: number;
  min: number;
  quota: number;
};

/** Counts each stratum of a pool: how many may be drawn, who is excluded and why, and the quota. */
export function countStrata(strata: StratumPlan[], entries: Counted[]): StratumCounts[] {
  const counts = new Map(strata.map(({ number }) => [number, {} as Record<string, number>]));
  for (const { stratum, eligibility } of entries) {
    const own = counts.get(stratum)!;
    own[eligibility] = (own[eligibility] ?? 0) + 1;
  }
  return strata.map(({ number, name, ratioBp, min }) => {
    const { 0: eligible = 0, ...excluded } = counts.get(number)!;
    const pool = Object.values(excluded).reduce((sum, count) => sum + count, eligible);
    const quota = quotaOf(eligible, { ratioBp, min });
    return { number, name, pool, eligible, excluded, ratioBp, min, quota };
  });
}

/** Size of the whole pool and how many are excluded, by code. */
export function totalsOf(counts: StratumCounts[]): {
  poolSize: number;
  excluded: Record<string, number>;
} {
  const excluded: Record<string, number> = {};
  for (const stratum of counts) {
    for (const [code, count] of Object.entries(stratum.excluded)) {
      excluded[code] = (excluded[code] ?? 0) + count;
    }
  }
  return { poolSize: counts.reduce((sum, { pool }) => sum + pool, 0), excluded };
}
