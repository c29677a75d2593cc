import type { Calendar, Day } from '../calendar.ts';
import { batchSizes, batchWindows } from '../rotation.ts';
import { type Load, type Shortfall, shortfalls } from './capacity.ts';
import { type Needs, restOf, type Suggested } from './needs.ts';
import type { SampleDue } from './samples.ts';

export type Situation = {
  /** What the subjects need, and the visits on their way. */
  needs: Needs;
  samples: readonly SampleDue[];
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
  const { needs, samples, perDay, calendar, today } = situation;
  const owed = samples.filter(({ state }) => state === 'open');
  const groups = [...needs.groups.values(), ...owed.map((due) => sampleOf(due, today))];
  const before = [...needs.underWay.values()];
  for (let weeks = 1; ; weeks *= 2) {
    const tasks = groups.map((group) => ({ ...group, batches: batchesOf(group, weeks) }));
    const broken = shortfalls([...before, ...tasks.flatMap(loadsOf)], perDay, calendar);
    const isWhole = tasks.every(({ batches }) => batches === 1);
    if (broken.length === 0 || isWhole) return { tasks, broken: summed(broken) };
  }
}

function sampleOf({ rule, filter, block, need, key }: SampleDue, today: Day): Suggested {
  const rest = restOf(block, today);
  const ratioBp = rule.minBp ?? 1;
  const more = { mode: 'sample' as const, batches: 1, count: need, ratioBp };
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
