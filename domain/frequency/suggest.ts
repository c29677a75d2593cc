import type { Calendar, Day } from '../calendar.ts';
import type { StratumFilter } from '../strata.ts';
import { batchSizes, batchWindows } from '../rotation.ts';
import type { Block } from './blocks.ts';
import { type Load, type Shortfall, shortfalls } from './capacity.ts';
import { type Member, type Outcome, standingOn } from './promises.ts';
import { filterOf, type FrequencyRule, ruleFor } from './rules.ts';
import type { SampleDue } from './samples.ts';

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
  /** Whose promises it keeps; of a sample nobody's in particular. */
  subjectIds: string[];
};

/** A visit or part of a task that is on its way already. */
export type UnderWay = { subjectId: string; from: Day; to: Day };

export type Situation = {
  members: readonly Member[];
  rules: readonly FrequencyRule[];
  /** Promises of the periods in question with what became of them. */
  outcomes: readonly Outcome[];
  samples: readonly SampleDue[];
  underWay: readonly UnderWay[];
  /** Visits that the unit can make on a working day. */
  perDay: number;
  today: Day;
  calendar: Calendar;
};

/**
 * The tasks that keep every open promise, and what will be broken all the same, with the day. Each
 * rotation is cut into as many batches as possible, a week each at the least, as long as all visits fit
 * into the capacity; where even whole periods do not fit, no order of visits keeps the rest.
 */
export function suggest(situation: Situation): { tasks: Suggested[]; broken: Shortfall[] } {
  const { underWay, samples, perDay, calendar, today } = situation;
  const owed = samples.filter(({ state }) => state === 'open');
  const groups = [...rotationsOf(situation), ...owed.map((due) => sampleOf(due, today))];
  const before = underWay.map(({ subjectId, from, to }) => ({
    id: `under-way:${subjectId}`,
    count: 1,
    from: from > today ? from : today,
    to,
  }));
  for (let weeks = 1; ; weeks *= 2) {
    const tasks = groups.map((group) => ({ ...group, batches: batchesOf(group, weeks) }));
    const broken = shortfalls([...before, ...tasks.flatMap(loadsOf)], perDay, calendar);
    const isWhole = tasks.every(({ batches }) => batches === 1);
    if (broken.length === 0 || isWhole) return { tasks, broken: summed(broken) };
  }
}

/** The part of a period that is left. */
export const restOf = ({ startsOn, endsOn }: Block, today: Day): Block => ({
  startsOn: startsOn > today ? startsOn : today,
  endsOn,
});

function rotationsOf(situation: Situation): Suggested[] {
  const { members, rules, today } = situation;
  const byId = new Map(members.map((member) => [member.id, member]));
  const groups = new Map<string, Suggested>();
  for (const { subjectId, block } of unserved(situation)) {
    const rest = restOf(block, today);
    const standing = standingOn(byId.get(subjectId)!, rest.startsOn)!;
    // Whoever has another grade by now is drawn with those of that grade: nobody can be named.
    const rule = ruleFor(rules, standing)!;
    const key = keyOf(rule, block);
    const group = groups.get(key);
    if (group) {
      group.subjectIds.push(subjectId);
      group.count += 1;
      continue;
    }
    const filter = filterOf(rule, rules, standing.category);
    const subjectIds = [subjectId];
    const more = { mode: 'rotation' as const, batches: 1, count: 1, ratioBp: 10_000, subjectIds };
    groups.set(key, { key, rule, filter, ...rest, ...more });
  }
  return [...groups.values()];
}

// One visit keeps several promises: of those of one subject that lie within each other, the shortest.
function unserved({ outcomes, underWay, today }: Situation): Outcome[] {
  const coming = new Map<string, UnderWay[]>();
  for (const visit of underWay) {
    coming.set(visit.subjectId, [...(coming.get(visit.subjectId) ?? []), visit]);
  }
  const open = outcomes.filter(
    ({ state, subjectId, block }) =>
      state === 'open' && !coming.get(subjectId)?.some((visit) => isWithin(visit, block, today)),
  );
  const bySubject = new Map<string, Outcome[]>();
  for (const each of open) {
    bySubject.set(each.subjectId, [...(bySubject.get(each.subjectId) ?? []), each]);
  }
  return open.filter((each) => {
    const others = bySubject.get(each.subjectId)!;
    return !others.some((other) => other !== each && isShorter(other.block, each.block, today));
  });
}

const isWithin = ({ from, to }: UnderWay, { startsOn, endsOn }: Block, today: Day) =>
  to <= endsOn && (from > today ? from : today) >= startsOn;

function isShorter(one: Block, other: Block, today: Day): boolean {
  const inner = restOf(one, today);
  const outer = restOf(other, today);
  if (inner.startsOn < outer.startsOn || inner.endsOn > outer.endsOn) return false;
  return one.startsOn > other.startsOn || one.endsOn < other.endsOn;
}

function sampleOf({ rule, filter, block, need, key }: SampleDue, today: Day): Suggested {
  const rest = restOf(block, today);
  const ratioBp = rule.minBp ?? 1;
  const more = { mode: 'sample' as const, batches: 1, count: need, ratioBp, subjectIds: [] };
  return { key, rule, filter, ...rest, ...more };
}

function batchesOf({ mode, count, startsOn, endsOn }: Suggested, weeks: number): number {
  if (mode === 'sample') return 1;
  const days = (Date.parse(endsOn) - Date.parse(startsOn)) / 86_400_000 + 1;
  return Math.max(1, Math.min(Math.floor(days / (7 * weeks)), count));
}

const loadsOf = ({ key, startsOn, endsOn, batches, count }: Suggested): Load[] => {
  const sizes = batchSizes([count], batches);
  return batchWindows(startsOn, endsOn, batches).map((window, at) => ({
    id: key,
    count: sizes[at]!,
    from: window.startsOn,
    to: window.endsOn,
  }));
};

// One line a task and last day; visits under way are one line a day.
function summed(broken: Shortfall[]): Shortfall[] {
  const sums = new Map<string, Shortfall>();
  for (const { id, missing, on } of broken) {
    const name = id.startsWith('under-way:') ? 'under-way' : id;
    const sum = sums.get(`${name} ${on}`);
    if (sum) sum.missing += missing;
    else sums.set(`${name} ${on}`, { id: name, missing, on });
  }
  return [...sums.values()];
}

const keyOf = ({ key, when }: FrequencyRule, { startsOn, endsOn }: Block): string =>
  [key, when ?? 'all', startsOn, endsOn].join(':');
