import type { Day } from '../calendar.ts';
import type { StratumFilter } from '../strata.ts';
import { type Block, blockOf } from './blocks.ts';
import { periodsBetween, type RuleHistory, rulesOn } from './periods.ts';
import { type FrequencyRule, ruleFor } from './rules.ts';

/** A draw of a category that was confirmed, or is on its way: how many of how many. */
export type Draw = { category: string; areas: string[]; on: Day; drawn: number; pool: number } & {
  ref: string;
  /** The codes of the items that its task is for. */
  items: readonly string[];
  mode: 'rotation' | 'sample';
};

/** Subjects of a category that subsist now, and how many of them lie in each 所属辖区. */
export type Pool = { category: string; size: number; byArea: Record<string, number> };

/** A time or a place in which draws are strengthened, for some categories. */
export type Boost = Block & { id: string; categories: string[]; area: string | null };

/** A draw that is owed in a period: so many of the category at the least. */
export type SampleDue = {
  key: string;
  rule: FrequencyRule;
  filter: StratumFilter;
  block: Block;
  pool: number;
  need: number;
  state: 'kept' | 'open' | 'broken';
  ref: string | null;
  /** Of several draws that are owed in one period, how many are owed before it. */
  turn?: number;
};

/** What is on file of draws, and between which days to look. */
export type SamplesGiven = {
  pools: readonly Pool[];
  draws: readonly Draw[];
  boosts: readonly Boost[];
} & {
  today: Day;
  to: Day;
  /** What a window in which draws are strengthened rests on. */
  boosted: Pick<FrequencyRule, 'article' | 'version'>;
};

/**
 * the draws that are owed in the running period and in those that
 * begin up to a day: one in each period of the rule, of its ratio at the least, rounded up. R-080: one
 * more in each window in which draws are strengthened; a draw counts for one of them.
 */
export function samplesBetween(history: RuleHistory, given: SamplesGiven): SampleDue[] {
  const rules = rulesOn(history, given.today);
  const strengthened = given.boosts.flatMap((boost) =>
    boost.categories.flatMap((category) => strengthen(rules, boost, category, given)),
  );
  const used = new Set(strengthened.map(({ ref }) => ref));
  const draws = given.draws.filter(({ ref }) => !used.has(ref));
  // A year back, so that the running period of the longest rule is among them.
  const span = { from: blockOf(given.today, 12).startsOn, to: given.to };
  const periods = periodsBetween(history, span, 'sample').filter(
    ({ block }) => block.endsOn >= given.today,
  );
  const periodic = given.pools.flatMap(({ category, size }) =>
    periods.flatMap((period) => {
      const rule = ruleFor(period.rules, { category, ...undistinguished });
      if (rule?.mode !== 'sample' || rule.months !== period.months || size === 0) return [];
      return [dueIn(period.block, { rule, filter: { category }, pool: size }, { ...given, draws })];
    }),
  );
  return [...periodic, ...strengthened];
}

// How much more is left open: the least ratio that the rules have for any draw, 系统默认，非本局文件规定.
function strengthen(
  rules: readonly FrequencyRule[],
  { id, area, startsOn, endsOn }: Boost,
  category: string,
  given: SamplesGiven,
): SampleDue[] {
  const pool = given.pools.find((each) => each.category === category);
  const size = area === null ? pool?.size : pool?.byArea[area];
  if (!size) return [];
  const own = ruleFor(rules, { category, ...undistinguished });
  const minBp = own?.minBp ?? rules.find((rule) => rule.category === null)?.minBp ?? null;
  const key = 'freq.boostWindows' as const;
  const rule = { key, ...given.boosted, category, when: null, months: 12, minBp };
  const filter = { category, ...(area !== null && { area: [area] }) };
  const due = { rule: { ...rule, mode: 'sample' as const }, filter, pool: size };
  return [
    { ...dueIn({ startsOn, endsOn }, due, given), key: `freq.boostWindows:${id}:${category}` },
  ];
}

function dueIn(
  block: Block,
  { rule, filter, pool }: Pick<SampleDue, 'rule' | 'filter' | 'pool'>,
  { draws, today }: Pick<SamplesGiven, 'draws' | 'today'>,
): SampleDue {
  const enough = draws.find(
    (draw) =>
      draw.mode === 'sample' &&
      draw.category === filter.category &&
      (!filter.area || draw.areas.some((area) => filter.area!.includes(area))) &&
      draw.on >= block.startsOn &&
      draw.on <= block.endsOn &&
      draw.drawn >= needOf(draw.pool, rule),
  );
  const open = today > block.endsOn ? 'broken' : 'open';
  return {
    key: [rule.key, filter.category, block.startsOn, block.endsOn].join(':'),
    rule,
    filter,
    block,
    pool,
    need: needOf(pool, rule),
    state: enough ? 'kept' : open,
    ref: enough?.ref ?? null,
  };
}

/** The fewest subjects of a draw, rounded up, so that 5% of 21 are 2. */
export const needOf = (pool: number, { minBp }: FrequencyRule) =>
  Math.min(pool, Math.max(1, Math.ceil((pool * (minBp ?? 0)) / 10_000)));

const undistinguished = { grade: '', blacklisted: false, subtype: '', subsists: true };
