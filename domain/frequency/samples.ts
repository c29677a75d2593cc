import type { Day } from '../calendar.ts';
import { type Block, blockOf, blocksBeginning } from './blocks.ts';
import { type Member, standingOn } from './promises.ts';
import { type FrequencyRule, ruleFor } from './rules.ts';

/** A confirmed draw of a category: how many of how many were drawn. */
export type Draw = { category: string; on: Day; drawn: number; pool: number; ref: string };

/** A draw that is owed in a period: so many of the category at the least. */
export type SampleDue = {
  key: string;
  rule: FrequencyRule;
  category: string;
  block: Block;
  /** Subjects of the category on the first day of what is left of the period. */
  pool: number;
  need: number;
  state: 'kept' | 'open' | 'broken';
  ref: string | null;
};

/**
 * the draws that are owed in the running period and in those that
 * begin up to a day: one in each period of the rule, of its ratio at the least, rounded up. The draws of
 * a category count by the day on which they were made.
 */
export function samplesBetween(
  members: readonly Member[],
  rules: readonly FrequencyRule[],
  { draws, today, to }: { draws: readonly Draw[]; today: Day; to: Day },
): SampleDue[] {
  return categoriesOf(members, today).flatMap((category) => {
    const standing = { category, grade: '', blacklisted: false, subtype: '', subsists: true };
    const rule = ruleFor(rules, standing);
    if (rule?.mode !== 'sample') return [];
    const running = blockOf(today, rule.months);
    const coming = blocksBeginning(running.startsOn, to, rule.months);
    return coming.map((block) => sampleIn(block, { rule, category, members, draws, today }));
  });
}

function sampleIn(
  block: Block,
  given: { rule: FrequencyRule; category: string; members: readonly Member[] } & {
    draws: readonly Draw[];
    today: Day;
  },
): SampleDue {
  const { rule, category, members, draws, today } = given;
  const on = today > block.startsOn ? today : block.startsOn;
  const pool = sizeOf(members, category, on);
  const enough = draws.find(
    (draw) =>
      draw.category === category &&
      draw.on >= block.startsOn &&
      draw.on <= block.endsOn &&
      draw.drawn >= needOf(draw.pool, rule),
  );
  const open = today > block.endsOn ? 'broken' : 'open';
  return {
    key: [rule.key, category, block.startsOn, block.endsOn].join(':'),
    rule,
    category,
    block,
    pool,
    need: needOf(pool, rule),
    state: enough ? 'kept' : open,
    ref: enough?.ref ?? null,
  };
}

// a floor is rounded up, so that 5% of 21 are 2.
const needOf = (pool: number, { minBp }: FrequencyRule) =>
  Math.min(pool, Math.max(1, Math.ceil((pool * (minBp ?? 0)) / 10_000)));

const sizeOf = (members: readonly Member[], category: string, on: Day): number =>
  members.filter((member) => {
    const standing = standingOn(member, on);
    return standing?.subsists && standing.category === category;
  }).length;

function categoriesOf(members: readonly Member[], on: Day): string[] {
  const names = members.flatMap((member) => standingOn(member, on)?.category ?? []);
  return [...new Set(names)].filter(Boolean).sort();
}
