import type { Calendar, Day } from '../../../domain/calendar.ts';
import { isWorkingDay } from '../../../domain/calendar.ts';
import { blockOf, dayAfter } from '../../../domain/frequency/blocks.ts';
import {
  type Member,
  outcomesOf,
  promisesBetween,
  standingOn,
  type Visit,
} from '../../../domain/frequency/promises.ts';
import {
  type FrequencyRule,
  frequencyRules,
  type Standing,
} from '../../../domain/frequency/rules.ts';
import { suggest, type Suggested } from '../../../domain/frequency/suggest.ts';
import { profileOf } from '../../../domain/profile/profile.ts';
import { batchWindows, cutBatches } from '../../../domain/rotation.ts';
import { stratumOf } from '../../../domain/strata.ts';

/** What happens to a subject on a day of the year. */
export type Change = { on: Day; subject: number; standing: Partial<Standing> };

/** A visit that a task owes, in the window of its batch. */
type Pending = { subjectId: string; from: Day; to: Day; batch: string };

export type Year = {
  rules: FrequencyRule[];
  members: Member[];
  visits: Visit[];
  /** Every batch that was cut, with whom it holds. */
  batches: { name: string; subjectIds: string[] }[];
  /** Visits that the scheduler said cannot be made. */
  foretold: number;
};

export const firstDay = '2026-01-01';
export const lastDay = '2026-12-31';

/**
 * Lives through a year day by day, knowing no more than is on file: on the first day of each month the
 * tasks that the scheduler proposes are frozen with whoever stands under their filter, drawn in an order
 * that `shuffle` decides, cut into batches and visited, the nearest last day first.
 */
export function liveThrough(given: {
  subjects: Standing[];
  changes: Change[];
  perDay: number;
  calendar: Calendar;
  shuffle: (ids: string[]) => string[];
  profile?: string;
}): Year {
  const { changes, perDay, calendar } = given;
  const rules = frequencyRules(profileOf(given.profile ?? 'xianyou'));
  const members: Member[] = given.subjects.map((standing, at) => ({
    id: `s${at}`,
    standings: [{ from: firstDay, standing }],
  }));
  const year: Year = { rules, members, visits: [], batches: [], foretold: 0 };
  let pending: Pending[] = [];
  for (let day = firstDay; day <= lastDay; day = dayAfter(day)) {
    for (const change of changes.filter(({ on }) => on === day)) amend(members, change);
    if (day.endsWith('-01')) pending = [...pending, ...setUp(year, pending, day, given)];
    if (isWorkingDay(day, calendar)) pending = inspect(year, pending, day, perDay);
  }
  return year;
}

/** What became of everything that was promised in the year. */
export const outcomesOfYear = ({ members, rules, visits }: Year) =>
  outcomesOf(promisesBetween(members, rules, { from: firstDay, to: lastDay }), {
    members,
    visits,
    today: '2027-01-01',
  });

function amend(members: Member[], { on, subject, standing }: Change): void {
  const member = members[subject % members.length]!;
  const before = member.standings.at(-1)!.standing;
  const standings = [...member.standings, { from: on, standing: { ...before, ...standing } }];
  members[subject % members.length] = { ...member, standings };
}

function setUp(
  year: Year,
  pending: Pending[],
  today: Day,
  { perDay, calendar, shuffle }: Parameters<typeof liveThrough>[0],
): Pending[] {
  const { members, rules, visits } = year;
  const promises = promisesBetween(members, rules, {
    from: blockOf(today, 12).startsOn,
    to: today,
  });
  const outcomes = outcomesOf(promises, { members, visits, today });
  const situation = { members, rules, outcomes, samples: [], underWay: pending };
  const { tasks, broken } = suggest({ ...situation, perDay, today, calendar });
  year.foretold += broken.reduce((sum, { missing }) => sum + missing, 0);
  const added: Pending[] = [];
  for (const task of tasks) {
    for (const one of freeze(year, task, today, shuffle)) {
      // who is visited in the same days anyway is visited once.
      const same = [...pending, ...added].find((other) => isMergedWith(one, other, calendar));
      if (same) Object.assign(same, latest(same, one));
      else added.push(one);
    }
  }
  return added;
}

function isMergedWith(one: Pending, other: Pending, calendar: Calendar): boolean {
  if (one.subjectId !== other.subjectId) return false;
  const { from, to } = latest(one, other);
  for (let day = from; day <= to; day = dayAfter(day)) if (isWorkingDay(day, calendar)) return true;
  return false;
}

const latest = (one: Pending, other: Pending) => ({
  from: one.from > other.from ? one.from : other.from,
  to: one.to < other.to ? one.to : other.to,
});

function freeze(
  year: Year,
  { key, filter, startsOn, endsOn, batches }: Suggested,
  today: Day,
  shuffle: (ids: string[]) => string[],
): Pending[] {
  const strata = [{ number: 1, name: key, filter, ratioBp: 10_000, min: 0 }];
  const pool = year.members.filter((member) => {
    const standing = standingOn(member, today)!;
    const attributes = { ...standing, risk: '', jurisdiction: '', scale: '' };
    return standing.subsists && stratumOf(strata, attributes) !== undefined;
  });
  const windows = batchWindows(startsOn, endsOn, batches);
  const cut = cutBatches([shuffle(pool.map(({ id }) => id))], batches);
  windows.forEach((_, at) => {
    const subjectIds = cut.filter(({ batch }) => batch === at + 1).map(({ id }) => id);
    year.batches.push({ name: `${key}#${at + 1}`, subjectIds });
  });
  return cut.map(({ id, batch }) => {
    const window = windows[batch - 1]!;
    return { subjectId: id, from: window.startsOn, to: window.endsOn, batch: `${key}#${batch}` };
  });
}

function inspect(year: Year, pending: Pending[], on: Day, perDay: number): Pending[] {
  const gone = (one: Pending) =>
    !standingOn(
      year.members.find(({ id }) => id === one.subjectId)!,
      on,
    )!.subsists;
  const open = pending.filter((one) => one.to >= on && !gone(one));
  const today = open
    .filter(({ from }) => from <= on)
    .sort((a, b) => (a.to < b.to ? -1 : 1))
    .slice(0, perDay);
  for (const { subjectId, batch } of today) year.visits.push({ subjectId, on, ref: batch });
  return open.filter((one) => !today.includes(one));
}
