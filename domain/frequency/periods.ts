import type { Day } from '../calendar.ts';
import { type Block, blocksBeginning } from './blocks.ts';
import type { FrequencyRule } from './rules.ts';

/** A bureau's rules with the day from which they are in force, oldest first. */
export type RuleHistory = readonly { from: Day; rules: readonly FrequencyRule[] }[];

/** A period with the rules that it stands under. */
export type Period = { months: number; block: Block; rules: readonly FrequencyRule[] };

/** The rules in force on a day; before the first of the history, those with which it begins. */
export const rulesOn = (history: RuleHistory, day: Day): readonly FrequencyRule[] =>
  (history.findLast(({ from }) => from <= day) ?? history[0])?.rules ?? [];

/**
 * The periods that begin between two days and have a rule of this mode. A period stands under the rules
 * that were in force on its first day (R-019, 系统默认，非本局文件规定): rules that are amended within it
 * take nothing back and add nothing before the first of their own periods that begins.
 */
export function periodsBetween(
  history: RuleHistory,
  { from, to }: { from: Day; to: Day },
  mode: FrequencyRule['mode'],
): Period[] {
  const asked = history.flatMap(({ rules }) => rules).filter((rule) => rule.mode === mode);
  return [...new Set(asked.map(({ months }) => months))].flatMap((months) =>
    blocksBeginning(from, to, months).flatMap((block) => {
      const rules = rulesOn(history, block.startsOn);
      const isRuled = rules.some((rule) => rule.mode === mode && rule.months === months);
      return isRuled ? [{ months, block, rules }] : [];
    }),
  );
}
