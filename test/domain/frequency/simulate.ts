import type { Calendar, Day } from '../../../domain/calendar.ts';
import { isWorkingDay } from '../../../domain/calendar.ts';
import { blockOf, dayAfter } from '../../../domain/frequency/blocks.ts';
import { addNeeds, noNeeds, type Suggested } from '../../../domain/frequency/needs.ts';
import { periodsBetween, type RuleHistory } from '../../../domain/frequency/periods.ts';
import { outcomesOf, standingOn, type Visit } from '../../../domain/frequency/promises.ts';
import type { Pooled, Traced } from '../../../domain/frequency/reasons.ts';
import { frequencyRules, type Standing } from '../../../domain/frequency/rules.ts';
import { suggest } from '../../../domain/frequency/suggest.ts';
import { profileOf } from '../../../domain/profile/profile.ts';
import { batchWindows, cutBatches } from '../../../domain/rotation.ts';
import { stratumOf } from '../../../domain/strata.ts';

/** What happens to a subject on a day of the year. */
export type Change = { on: Day; subject: number; standing: Partial<Standing> };

/** A visit that somebody else makes, beside every task of the scheduler. */
export type Stray = { on: Day; subject: number };

/** A visit that a task owes, in the window of its batch. */
type Pending = { subjectId: string; from: Day; to: Day; batch: string };

type Member = Traced & { visits: Visit[]; pooled: Pooled[] };

/** A batch that was cut: whom it holds, and who of its class was served already when it was drawn. */
type Batch = { name: string; subjectIds: string[]; served: string[] };

export type Year = {
  history: RuleHistory;
  members: Member[];
  batches: Batch[];
  /** Visits that the scheduler said cannot be made. */
  foretold: number;
};

export const firstDay = '2026-01-01';
export const lastDay = '2026-12-31';

export type Life = {
  subjects: Standing[];
  changes: Change[];
  strays?: Stray[];
  perDay: number;
  calendar: Calendar;
  shuffle: (ids: string[]) => string[];
  /** The day of each month on which the proposed tasks are set up; the first where nothing is said. */
  setUpOn?: number | 'every day';
  /** The days that are lived through; 2026 where nothing is said. */
  from?: Day;
  to?: Day;
  /** The days on which subjects come on file; the first one where nothing is said. */
  enters?: Day[];
  /** Whether a draw of that day is void, and whether a visit of that day ends without a result. */
  isVoid?: (on: Day) => boolean;
  isLost?: (subjectId: string, on: Day) => boolean;
  /** The rules over the year; those of 仙游 where nothing is said. */
  history?: RuleHistory;
};

/**
 * Lives through a year day by day, knowing no more than is on file: on one day of each month the tasks
 * that the scheduler proposes are frozen with whoever stands under their filter, drawn in an order that
 * `shuffle` decides, cut into batches and visited, the nearest last day first.
 */
export function liveThrough(life: Life): Year {
  const { changes, strays = [], from = firstDay, to = lastDay } = life;
  const year = begin(life, from);
  const { members } = year;
  let pending: Pending[] = [];
  for (let day = from; day <= to; day = dayAfter(day)) {
    for (const change of changes.filter(({ on }) => on === day)) amend(members, change);
    for (const { subject } of strays.filter(({ on }) => on === day)) {
      members[subject % members.length]!.visits.push({ on: day, ref: `stray ${day}` });
    }
    if (isSetUpOn(day, life)) pending = [...pending, ...setUp(year, pending, day, life)];
    if (isWorkingDay(day, life.calendar)) pending = inspect(year, pending, day, life);
  }
  return year;
}

function begin({ subjects, enters = [], history }: Life, from: Day): Year {
  const rules = frequencyRules(profileOf('xianyou'));
  const members = subjects.map((standing, at): Member => ({
    id: `s${at}`,
    standings: [{ from: enters[at] ?? from, standing }],
    visits: [],
    pooled: [],
  }));
  return { history: history ?? [{ from, rules }], members, batches: [], foretold: 0 };
}

const isSetUpOn = (day: Day, { setUpOn = 1, isVoid = () => false }: Life): boolean =>
  (setUpOn === 'every day' || Number(day.slice(8)) === setUpOn) && !isVoid(day);

/** The periods that begin between two days, by the rules of their first days. */
export const periodsOf = ({ history }: Pick<Year, 'history'>, to: Day = lastDay) =>
  periodsBetween(history, { from: blockOf(to, 12).startsOn, to }, 'rotation');

/** What became of everything that was promised in the year. */
export const outcomesOfYear = (year: Year, to: Day = lastDay) =>
  year.members.flatMap((member) => outcomesOf(member, periodsOf(year, to), dayAfter(to)));

function amend(members: Member[], { on, subject, standing }: Change): void {
  const member = members[subject % members.length]!;
  const { from, standing: before } = member.standings.at(-1)!;
  if (from > on) return;
  const standings = [...member.standings, { from: on, standing: { ...before, ...standing } }];
  members[subject % members.length] = { ...member, standings };
}

function setUp(year: Year, pending: Pending[], today: Day, life: Life): Pending[] {
  const { perDay, calendar, shuffle } = life;
  const needs = noNeeds();
  const periods = periodsOf(year, today);
  for (const member of year.members) {
    const owed = pending.filter(({ subjectId }) => subjectId === member.id);
    addNeeds(needs, member, { outcomes: outcomesOf(member, periods, today), owed, today });
  }
  const { tasks, broken } = suggest({ needs, samples: [], perDay, today, calendar });
  year.foretold += broken.reduce((sum, { missing }) => sum + missing, 0);
  const added: Pending[] = [];
  for (const task of tasks) {
    for (const one of freeze(year, task, { today, shuffle, pending: [...pending, ...added] })) {
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
  { today, shuffle, pending }: Pick<Life, 'shuffle'> & { today: Day; pending: Pending[] },
): Pending[] {
  const strata = [{ number: 1, name: key, filter, ratioBp: 10_000, min: 0 }];
  const coming = (id: string) =>
    pending
      .filter(({ subjectId }) => subjectId === id)
      .map(({ from, to }) => ({ startsOn: from > today ? from : today, endsOn: to }));
  const pool = year.members.filter((member) => {
    const standing = standingOn(member, today);
    if (!standing) return false;
    const made = member.visits.map(({ on }) => ({ startsOn: on, endsOn: on }));
    const visits = [...made, ...coming(member.id)];
    const attributes = { ...standing, risk: '', jurisdiction: '', scale: '', visits };
    return standing.subsists && stratumOf(strata, attributes) !== undefined;
  });
  const period = filter.unserved ?? { startsOn, endsOn };
  const served = year.members.filter(
    ({ id, visits }) =>
      visits.some(({ on }) => on >= period.startsOn && on <= period.endsOn) ||
      coming(id).some(
        (visit) => visit.startsOn >= period.startsOn && visit.endsOn <= period.endsOn,
      ),
  );
  const windows = batchWindows(startsOn, endsOn, batches);
  const cut = cutBatches([shuffle(pool.map(({ id }) => id))], batches);
  for (const { pooled } of pool) {
    pooled.push({ ref: `${key}@${today}`, from: startsOn, to: endsOn, eligibility: 0 });
  }
  windows.forEach((_, at) => {
    const subjectIds = cut.filter(({ batch }) => batch === at + 1).map(({ id }) => id);
    const name = `${key}@${today}#${at + 1}`;
    year.batches.push({ name, subjectIds, served: served.map(({ id }) => id) });
  });
  return cut.map(({ id, batch }) => {
    const window = windows[batch - 1]!;
    const name = `${key}@${today}#${batch}`;
    return { subjectId: id, from: window.startsOn, to: window.endsOn, batch: name };
  });
}

function inspect(year: Year, pending: Pending[], on: Day, life: Life): Pending[] {
  const { perDay, isLost = () => false } = life;
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
  for (const { subjectId, batch } of today) {
    if (isLost(subjectId, on)) continue;
    const { visits } = year.members.find(({ id }) => id === subjectId)!;
    visits.push({ on, ref: batch });
  }
  return open.filter((one) => !today.includes(one));
}
