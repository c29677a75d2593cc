import { burdenOf, drawFrom, type Pool, poolsOf, unvisitedIn } from './plan-pools.ts';
import type { LineStratum } from './plan-rules.ts';

/** How many subsisting subjects of the registry are of this category, kind and risk, key or not. */
export type Shape = {
  category: string;
  kind: string;
  risk: string;
  keyPool?: boolean | undefined;
  count: number;
};

/** A line of a plan as a forecast needs it: whom its item concerns, who goes, how often. */
export type ForecastLine = {
  id: string;
  name: string;
  itemName: string;
  category: string;
  /** The unit that goes, by its name and as the root of its subtree. */
  unitName: string;
  unitPath: string;
  ratioBp: number;
  /** The most that may be drawn of a general item, in basis points; null is no limit. */
  ratioMaxBp: number | null;
  estimate: number | null;
  draws: number;
  mode: 'sample' | 'rotation';
  strata: LineStratum[];
  joint: boolean;
  startsOn: string;
};

/** An inspector who can be drawn today: where they belong and what they may inspect. */
export type AbleInspector = { unitPath: string; skills: string[] };

/** What the rules set: caps per class and kind of subject, floors as fractions of one, the size of a team. */
export type ForecastRules = {
  capOf: (subject: { category: string; kind: string }) => number | null;
  minCoverage: number | null;
  minCoveragePer: 'plan-year' | 'draw';
  minJointShare: number | null;
  minJointPerYear: number | null;
  teamSize: number;
};

/** One item of the plan over the year: whom it concerns, whom it will reach. */
export type ItemForecast = {
  itemName: string;
  category: string;
  pool: number;
  /** Different subjects expected to be visited at least once. */
  covered: number;
  visits: number;
  draws: number;
  /** The fewest subjects that the rules ask for, of the year or of each draw; null is none. */
  floor: number | null;
  /** The most that a draw may take of a general item; null is no limit. */
  limit: number | null;
  /** What the smallest of its draws takes. */
  leastQuota: number;
};

export type PlanForecast = {
  /** Subsisting subjects of the whole registry. */
  registry: number;
  covered: number;
  floor: number | null;
  items: ItemForecast[];
  /** 高青细则 第九条: the floor is every branch's own. */
  branches: { unitName: string; pool: number; covered: number; floor: number | null }[];
  /** draws are counted, not subjects. */
  joint: { draws: number; joint: number; needs: number };
  /** how many subjects are expected to have so many visits, from none on. */
  burden: { visits: number; subjects: number }[];
  /** Expected visits of each able inspector, in no order. */
  load: number[];
  /** Categories that are planned and that nobody can inspect. */
  unstaffed: string[];
};

/**
 * What a plan would come to with the registries as they are: every line's draws one after the other,
 * each of a pool without the capped, as a freeze would do it. Expectations, not a sample: asked twice it
 * answers the same. Exact but for a category that several items share while a cap binds.
 */
export function forecastPlan(
  lines: ForecastLine[],
  shapes: Shape[],
  inspectors: AbleInspector[],
  rules: ForecastRules,
): PlanForecast {
  const pools = poolsOf(shapes);
  const items = new Map<string, Reached>();
  const visits = new Map<string, number>();
  for (const line of lines.toSorted((a, b) => (a.startsOn < b.startsOn ? -1 : 1))) {
    const own = pools.filter(({ category }) => category === line.category);
    const key = `${line.itemName} ${line.category}`;
    const item = items.get(key) ?? startOf(line, own, rules);
    items.set(key, item);
    visits.set(line.id, drawAll(line, own, item, rules));
  }
  const registry = sum(shapes.map(({ count }) => count));
  const isYearly = rules.minCoveragePer === 'plan-year';
  return {
    registry,
    covered: registry - unvisitedIn(pools),
    floor: isYearly ? leastOf(registry, rules.minCoverage) : null,
    branches: branchesOf(lines, pools, isYearly ? rules.minCoverage : null),
    items: [...items.values()].map((item) => itemOf(item, [...items.values()])),
    joint: jointShareOf(lines, rules),
    burden: burdenOf(pools),
    ...loadsOf(lines, visits, inspectors, rules.teamSize),
  };
}

/** n = ⌈share · N⌉, in whole numbers: a floating ceiling breaks 不低于 for some pairs. */
export function leastOf(count: number, share: number | null): number | null {
  if (share === null) return null;
  return Number((BigInt(count) * BigInt(Math.round(share * 10_000)) + 9_999n) / 10_000n);
}

// An item and, of each pool that it concerns, how many it has not reached.
type Reached = ItemForecast & { unseen: Map<Pool, number> };

function startOf(line: ForecastLine, pools: Pool[], rules: ForecastRules): Reached {
  const pool = sum(pools.map(({ count }) => count));
  const { itemName, category, ratioMaxBp } = line;
  return {
    itemName,
    category,
    pool,
    covered: 0,
    unseen: new Map(pools.map((each) => [each, each.count])),
    visits: 0,
    draws: 0,
    floor: leastOf(pool, rules.minCoverage),
    limit: ratioMaxBp === null ? null : Math.floor((pool * ratioMaxBp) / 10_000),
    leastQuota: pool,
  };
}

// Every draw of a line; answers how many visits they make.
function drawAll(line: ForecastLine, pools: Pool[], item: Reached, rules: ForecastRules): number {
  const before = item.visits;
  for (let draw = 0; draw < line.draws; draw += 1) {
    const { quota, reached } = drawFrom(pools, line, rules.capOf);
    for (const [pool, share] of reached) {
      item.unseen.set(pool, item.unseen.get(pool)! * (1 - share));
    }
    item.visits += quota;
    item.draws += 1;
    item.leastQuota = Math.min(item.leastQuota, quota);
  }
  return item.visits - before;
}

// Whoever an item has not reached was reached by nobody, where it is the only one of its category.
function itemOf({ unseen, ...item }: Reached, all: Reached[]): ItemForecast {
  const isAlone = all.filter(({ category }) => category === item.category).length === 1;
  const left = isAlone ? unvisitedIn([...unseen.keys()]) : sum([...unseen.values()]);
  return { ...item, covered: item.pool - left };
}

function branchesOf(
  lines: ForecastLine[],
  pools: Pool[],
  share: number | null,
): PlanForecast['branches'] {
  return [...new Set(lines.map(({ unitName }) => unitName))].map((unitName) => {
    const own = lines.filter((line) => line.unitName === unitName).map((line) => line.category);
    const ours = pools.filter(({ category }) => own.includes(category));
    const pool = sum(ours.map(({ count }) => count));
    const covered = pool - unvisitedIn(ours);
    return { unitName, pool, covered, floor: leastOf(pool, share) };
  });
}

function jointShareOf(lines: ForecastLine[], rules: ForecastRules): PlanForecast['joint'] {
  const draws = sum(lines.map((line) => line.draws));
  const joint = sum(lines.filter((line) => line.joint).map((line) => line.draws));
  const byShare = leastOf(draws, rules.minJointShare) ?? 0;
  return { draws, joint, needs: Math.max(byShare, rules.minJointPerYear ?? 0) };
}

function loadsOf(
  lines: ForecastLine[],
  visits: Map<string, number>,
  inspectors: AbleInspector[],
  teamSize: number,
): Pick<PlanForecast, 'load' | 'unstaffed'> {
  const load = inspectors.map(() => 0);
  const unstaffed = new Set<string>();
  for (const { id, category, unitPath } of lines) {
    const able = inspectors.flatMap(({ unitPath: path, skills }, at) =>
      path.startsWith(unitPath) && skills.includes(category) ? [at] : [],
    );
    const seats = visits.get(id)! * teamSize;
    if (able.length < teamSize && seats > 0) unstaffed.add(category);
    for (const at of able) load[at]! += seats / able.length;
  }
  return { load, unstaffed: [...unstaffed] };
}

const sum = (counts: number[]) => counts.reduce((total, count) => total + count, 0);
