import type { Day } from '../calendar.ts';
import type { Block } from './blocks.ts';
import type { Load } from './capacity.ts';
import { type Member, type Outcome, standingOn } from './promises.ts';
import { filterOf, type FrequencyRule, ruleFor } from './rules.ts';
import type { StratumFilter } from '../strata.ts';

/** A task that the scheduler proposes: what a set-up form is filled in with. */
export type Suggested = {
  /** The same for the same promise, however often it is proposed. */
  key: string;
  rule: FrequencyRule;
  filter: StratumFilter;
  mode: 'rotation' | 'sample';
  startsOn: Day;
  endsOn: Day;
  /** Into how many batches a rotation is cut. */
  batches: number;
  /** How many visits it comes to. */
  count: number;
  ratioBp: number;
};

/** The days of a visit that is on its way already. */
export type Owed = { from: Day; to: Day };

/** What has to be set up and what is on its way, as numbers: no subject stands in it. */
export type Needs = { groups: Map<string, Suggested>; underWay: Map<string, Load> };

/** Nothing needed yet. */
export const noNeeds = (): Needs => ({ groups: new Map(), underWay: new Map() });

/**
 * Adds what one subject needs: a place in a task for each open promise that no visit on its way keeps. The
 * stratum of the task holds only whoever is not served in the period, so that however late it is drawn
 * nobody is visited twice for one promise.
 */
export function addNeeds(
  { groups, underWay }: Needs,
  member: Member,
  { outcomes, owed, today }: { outcomes: readonly Outcome[]; owed: readonly Owed[]; today: Day },
): void {
  for (const { from, to } of owed) addLoad(underWay, from > today ? from : today, to);
  for (const { block, rules } of unserved(outcomes, owed, today)) {
    const rest = restOf(block, today);
    const standing = standingOn(member, rest.startsOn)!;
    // Whoever has another grade by now is drawn with those of that grade: nobody can be named.
    const rule = ruleFor(rules, standing)!;
    const key = keyOf(rule, block);
    const group = groups.get(key);
    if (group) {
      group.count += 1;
      continue;
    }
    const filter = { ...filterOf(rule, rules, standing.category), unserved: { ...block } };
    const whole = { mode: 'rotation' as const, batches: 1, count: 1, ratioBp: 10_000 };
    groups.set(key, { key, rule, filter, ...rest, ...whole });
  }
}

/** The part of a period that is left. */
export const restOf = ({ startsOn, endsOn }: Block, today: Day): Block => ({
  startsOn: startsOn > today ? startsOn : today,
  endsOn,
});

function addLoad(underWay: Map<string, Load>, from: Day, to: Day): void {
  const id = `under-way:${from}:${to}`;
  const load = underWay.get(id);
  if (load) load.count += 1;
  else underWay.set(id, { id, count: 1, from, to });
}

// One visit keeps several promises: of those of one subject that lie within each other, the shortest.
function unserved(outcomes: readonly Outcome[], owed: readonly Owed[], today: Day): Outcome[] {
  const open = outcomes.filter(
    ({ state, block }) => state === 'open' && !owed.some((visit) => isWithin(visit, block, today)),
  );
  return open.filter(
    (each) => !open.some((other) => other !== each && isShorter(other.block, each.block, today)),
  );
}

const isWithin = ({ from, to }: Owed, { startsOn, endsOn }: Block, today: Day) =>
  to <= endsOn && (from > today ? from : today) >= startsOn;

function isShorter(one: Block, other: Block, today: Day): boolean {
  const inner = restOf(one, today);
  const outer = restOf(other, today);
  if (inner.startsOn < outer.startsOn || inner.endsOn > outer.endsOn) return false;
  return one.startsOn > other.startsOn || one.endsOn < other.endsOn;
}

const keyOf = ({ key, when, version }: FrequencyRule, { startsOn, endsOn }: Block): string =>
  [key, when ?? 'all', startsOn, endsOn, version].join(':');
