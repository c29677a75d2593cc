import { quotaOf } from './draw/quota.ts';
import type { LineStratum } from './plan-rules.ts';
import type { ForecastLine, ForecastRules, Shape } from './plan-simulation.ts';

/** Subjects that no draw tells apart, by how many visits they are expected to have had. */
export type Pool = Shape & { byVisits: number[] };

/** The registry before the first draw of the year: nobody was visited. */
export const poolsOf = (shapes: Shape[]): Pool[] =>
  shapes.map((shape) => ({ ...shape, byVisits: [shape.count] }));

/**
 * One draw from these pools: the quota of each stratum from those who are not capped. Everybody of a
 * stratum has the same chance. Answers how many are drawn, and the share of each pool that is.
 */
export function drawFrom(
  pools: Pool[],
  line: ForecastLine,
  capOf: ForecastRules['capOf'],
): { quota: number; reached: Map<Pool, number> } {
  let quota = 0;
  const reached = new Map<Pool, number>();
  for (const { members, ratioBp } of partsOf(pools, line)) {
    const eligible = members.reduce((sum, pool) => sum + eligibleIn(pool, capOf(pool)), 0);
    // Expectations are broken numbers, and a quota is of whole subjects.
    const drawn = quotaOf(Math.round(eligible), { ratioBp, min: 0 });
    const chance = eligible > 0 ? Math.min(1, drawn / eligible) : 0;
    for (const pool of members) {
      const cap = capOf(pool);
      reached.set(pool, (chance * eligibleIn(pool, cap)) / pool.count);
      visit(pool, chance, cap);
    }
    quota += Math.min(drawn, eligible);
  }
  return { quota, reached };
}

/** How many of these pools nobody has visited yet. */
export const unvisitedIn = (pools: Pool[]): number =>
  pools.reduce((sum, { byVisits }) => sum + byVisits[0]!, 0);

/** How many subjects have so many visits, over all pools. */
export function burdenOf(pools: Pool[]): { visits: number; subjects: number }[] {
  const most = Math.max(0, ...pools.map(({ byVisits }) => byVisits.length - 1));
  return Array.from({ length: most + 1 }, (_, visits) => ({
    visits,
    subjects: pools.reduce((sum, { byVisits }) => sum + (byVisits[visits] ?? 0), 0),
  }));
}

type Part = { members: Pool[]; ratioBp: number };

// A rotation draws everybody; whoever no stratum names is drawn at the ratio of the line.
function partsOf(pools: Pool[], { mode, strata, ratioBp }: ForecastLine): Part[] {
  if (mode === 'rotation') return [{ members: pools, ratioBp: 10_000 }];
  const partOf = (pool: Pool) => strata.find((one) => admits(one, pool, strata));
  const named = strata.map((stratum) => ({
    members: pools.filter((pool) => partOf(pool) === stratum),
    ratioBp: stratum.ratioBp,
  }));
  const others = pools.filter((pool) => partOf(pool) === undefined);
  return [...named, { members: others, ratioBp }];
}

// Where the key registry is a part of its own, whoever stands in it is in no other part.
function admits({ risk, keyPool }: LineStratum, pool: Pool, all: LineStratum[]): boolean {
  if (keyPool) return pool.keyPool === true;
  const isApart = pool.keyPool === true && all.some((one) => one.keyPool);
  return !isApart && risk.includes(pool.risk);
}

const eligibleIn = ({ byVisits }: Pool, cap: number | null): number =>
  byVisits.reduce((sum, count, visits) => (cap === null || visits < cap ? sum + count : sum), 0);

// From the most visited down, so that nobody is visited twice by one draw.
function visit(pool: Pool, chance: number, cap: number | null): void {
  const { byVisits } = pool;
  for (let visits = byVisits.length - 1; visits >= 0; visits -= 1) {
    if (cap !== null && visits >= cap) continue;
    const moved = byVisits[visits]! * chance;
    if (moved === 0) continue;
    byVisits[visits]! -= moved;
    byVisits[visits + 1] = (byVisits[visits + 1] ?? 0) + moved;
  }
}
