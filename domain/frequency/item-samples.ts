import type { Day } from '../calendar.ts';
import { frequencyIn } from '../item-frequency.ts';
import { floorOf } from '../profile/frequency.ts';
import { parameter, type Profile } from '../profile/profile.ts';
import { batchWindows } from '../rotation.ts';
import { type Block, blockOf, blocksBeginning } from './blocks.ts';
import { citedOf, type FrequencyRule } from './rules.ts';
import { type Draw, needOf, type Pool, type SampleDue } from './samples.ts';

/** An item of the list in force as its frequency is read, or what a line of the plan says of it. */
export type ItemFrequencyText = {
  code: string;
  name: string;
  category: string;
  ratioBp: number | null;
  text: string;
};

/**
 * what the items themselves promise, where the bureau's rules leave the frequency to the branch,
 * the list of items or the plan; nothing where a table of the rules sets it. A text that names no number
 * is answered as unread: people see that nothing is scheduled by it.
 */
export function itemRules(
  profile: Profile,
  items: readonly ItemFrequencyText[],
): { rules: FrequencyRule[]; unread: ItemFrequencyText[] } {
  if (parameter(profile, 'item.frequencySource') === 'table') return { rules: [], unread: [] };
  const unread: ItemFrequencyText[] = [];
  const cited = citedOf(profile, 'item.frequencySource');
  const rules = items.flatMap((item): FrequencyRule[] => {
    const { code, name, category, ratioBp } = item;
    const read = frequencyIn(item.text);
    if (!read) {
      if (item.text.trim() !== '') unread.push(item);
      return [];
    }
    const minBp = ratioBp ?? floorOf(profile, { category })?.bp ?? null;
    const of = { category, when: null, mode: 'sample' as const, minBp, item: { code, name } };
    return [{ ...cited, ...of, ...read }];
  });
  return { rules, unread };
}

type Given = { pools: readonly Pool[]; draws: readonly Draw[]; today: Day; to: Day };

/**
 * the draws that are owed for each item in the running period and in those that begin up to a day.
 * Of several in one period each is due by its end, and proposed from its even share of it on:
 * 系统默认，非本局文件规定.
 */
export const itemSamples = (rules: readonly FrequencyRule[], given: Given): SampleDue[] =>
  rules.flatMap((rule) => {
    const size = given.pools.find(({ category }) => category === rule.category)?.size;
    if (!size) return [];
    const { startsOn } = blockOf(given.today, rule.months);
    return blocksBeginning(startsOn, given.to, rule.months).flatMap((block) =>
      duesOf(rule, block, size, given),
    );
  });

function duesOf(rule: FrequencyRule, block: Block, pool: number, given: Given): SampleDue[] {
  const { item, times = 1, category } = rule;
  const within = given.draws.filter(
    ({ items, on }) => items.includes(item!.code) && on >= block.startsOn && on <= block.endsOn,
  );
  // A draw of several strata is one draw.
  const made = [...new Set(within.map(({ ref }) => ref))];
  return batchWindows(block.startsOn, block.endsOn, times).flatMap((part, at) => {
    if (part.startsOn > given.to) return [];
    const ref = made[at] ?? null;
    return [
      {
        key: [rule.key, item!.code, block.startsOn, block.endsOn, at + 1].join(':'),
        rule,
        filter: { category: category! },
        block: { startsOn: part.startsOn, endsOn: block.endsOn },
        pool,
        need: needOf(pool, rule),
        state: ref === null ? ('open' as const) : ('kept' as const),
        ref,
        turn: Math.max(0, at - made.length),
      },
    ];
  });
}
