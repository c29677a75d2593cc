import type { Block } from './blocks.ts';
import { type Counts, countLine, noCounts } from './proof.ts';
import type { Line, Reason } from './reasons.ts';
import type { FrequencyRule } from './rules.ts';

/** How a unit stands with one rule in one period. */
export type DueGroup = Counts & {
  unitId: string;
  rule: FrequencyRule;
  block: Block;
  /** Some of those who were not inspected yet or were missed, with the reason. */
  behind: { subjectId: string; name: string; reason: Reason }[];
};

/** What is known of a class of a unit, subject by subject; its size goes by rules and periods alone. */
export type Tally = Map<string, Map<FrequencyRule, Map<Block, DueGroup>>>;

// Whoever wants all of them takes the proof.
const namesKept = 20;

/** Counts the lines of a subject, of which nothing else is kept. */
export function tallyLines(
  tally: Tally,
  { unitId, name }: { unitId: string; name: string },
  lines: readonly Line[],
): void {
  for (const line of lines) {
    const group = groupOf(tally, unitId, line);
    countLine(group, line);
    const { state, reason, subjectId } = line;
    const isBehind = (state === 'broken' || state === 'open') && reason !== 'not-begun';
    if (isBehind && reason && group.behind.length < namesKept) {
      group.behind.push({ subjectId, name, reason });
    }
  }
}

/** The groups of a tally, those whose period ends first before the others. */
export const groupsOf = (tally: Tally): DueGroup[] =>
  [...tally.values()]
    .flatMap((rules) => [...rules.values()].flatMap((blocks) => [...blocks.values()]))
    .sort((a, b) => compare(keyOf(a), keyOf(b)));

/** The same of all units together, in the same order. */
export function mergedGroups(groups: readonly DueGroup[]): DueGroup[] {
  const merged = new Map<string, DueGroup>();
  for (const group of groups) {
    const name = `${keyOf(group)} ${group.rule.version}`;
    const before = merged.get(name);
    merged.set(name, before ? together(before, group) : group);
  }
  return [...merged.values()];
}

const together = (one: DueGroup, other: DueGroup): DueGroup => ({
  ...one,
  states: sum(one.states, other.states) as DueGroup['states'],
  reasons: sum(one.reasons, other.reasons),
  behind: [...one.behind, ...other.behind].slice(0, namesKept),
});

const sum = (one: Record<string, number>, other: Record<string, number>): Record<string, number> =>
  Object.fromEntries(
    [...new Set([...Object.keys(one), ...Object.keys(other)])].map((name) => [
      name,
      (one[name] ?? 0) + (other[name] ?? 0),
    ]),
  );

const keyOf = ({ block, rule }: DueGroup) =>
  [block.endsOn, block.startsOn, rule.key, rule.when].join(' ');

const compare = (a: string, b: string) => (a < b ? -1 : Number(a > b));

function groupOf(tally: Tally, unitId: string, { rule, block }: Line): DueGroup {
  const rules = tally.get(unitId) ?? new Map<FrequencyRule, Map<Block, DueGroup>>();
  tally.set(unitId, rules);
  const blocks = rules.get(rule) ?? new Map<Block, DueGroup>();
  rules.set(rule, blocks);
  const group = blocks.get(block) ?? { unitId, rule, block, ...noCounts(), behind: [] };
  blocks.set(block, group);
  return group;
}
