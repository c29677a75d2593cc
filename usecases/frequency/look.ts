import type { EntityManager } from 'typeorm';
import { handsUnder, type Planned, plannedUnder } from '../../db/queries/frequency-facts.ts';
import type { RegisteredMember } from '../../db/queries/frequency-members.ts';
import { currentProfile } from '../../db/queries/profile.ts';
import type { UnitRow } from '../../db/queries/units.ts';
import type { Day } from '../../domain/calendar.ts';
import { blockOf, daysAfter } from '../../domain/frequency/blocks.ts';
import type { Shortfall } from '../../domain/frequency/capacity.ts';
import type { ItemFrequencyText } from '../../domain/frequency/item-samples.ts';
import {
  addNeeds,
  type Needs,
  noNeeds,
  type Owed,
  type Suggested,
} from '../../domain/frequency/needs.ts';
import { outcomesOf, standingOn } from '../../domain/frequency/promises.ts';
import { linesOf } from '../../domain/frequency/reasons.ts';
import { type FrequencyRule, frequencyRules } from '../../domain/frequency/rules.ts';
import { suggest } from '../../domain/frequency/suggest.ts';
import { type DueGroup, groupsOf, type Tally, tallyLines } from '../../domain/frequency/tally.ts';
import { parameter, type Profile } from '../../domain/profile/profile.ts';
import { stratumOf } from '../../domain/strata.ts';
import { currentCalendar } from '../calendar/current.ts';
import { type Bound, boundBetween, membersBound } from './members.ts';
import { isOnItsWay, samplesUnder, type UnitSample } from './samples.ts';

/** How it stands with the promises of frequency of a unit; its size does not go by that of the registry. */
export type Frequencies = {
  /** The rules in force today. */
  profile: Profile;
  rules: FrequencyRule[];
  /** What was promised for this year's periods that have begun, and for those that begin soon. */
  groups: DueGroup[];
  samples: UnitSample[];
  /** Items whose frequency says no number that could be scheduled by. */
  unread: ItemFrequencyText[];
  tasks: Suggested[];
  broken: Shortfall[];
  /** Visits that its people can make on a working day. */
  perDay: number;
};

// How far ahead tasks are proposed: long enough to announce and draw before a period begins.
const aheadDays = 21;
// Visits that a team makes on a day: 系统默认，非本局文件规定.
const visitsPerTeam = 2;

/**
 * Looks at the registry's history, the visits and the tasks under way of the subjects that a unit and those
 * below it answer for, and works out promises, proposals and what cannot be kept; each period by the rules
 * that were in force on its first day. Needs a transaction.
 */
export async function lookAtFrequencies(
  tx: EntityManager,
  unit: UnitRow,
  today: Day,
  given: { perDay?: number | undefined } = {},
): Promise<Frequencies> {
  const profile = await currentProfile(tx, unit.profileSlug, today);
  const span = { from: blockOf(today, 12).startsOn, to: daysAfter(today, aheadDays) };
  const bound = await boundBetween(tx, unit, span);
  const planned = await plannedUnder(tx, unit.path);
  const { tally, needs } = await goThrough(tx, unit, bound, { planned, today, since: span.from });
  const { samples, unread } = await samplesUnder(tx, unit, {
    ...bound,
    profile,
    today,
    to: span.to,
  });
  const hands = await handsUnder(tx, unit.path, today);
  const teams = Math.floor(hands / parameter(profile, 'team.min'));
  const perDay = given.perDay ?? teams * visitsPerTeam;
  const { tasks, broken } = suggest({
    needs,
    samples: samples.filter((due) => !isOnItsWay(planned, due)),
    perDay,
    today,
    calendar: await currentCalendar(tx),
  });
  const rules = frequencyRules(profile);
  return { profile, rules, groups: groupsOf(tally), samples, unread, tasks, broken, perDay };
}

/** One subject after the other: only counts are kept, and the names of a few who are behind. */
async function goThrough(
  tx: EntityManager,
  unit: UnitRow,
  bound: Bound,
  { planned, today, since }: { planned: Planned[]; today: Day; since: Day },
): Promise<{ tally: Tally; needs: Needs }> {
  const tally: Tally = new Map();
  const needs = noNeeds();
  const setUp = planned.filter(willDraw);
  for await (const member of membersBound(tx, unit, bound, since)) {
    const outcomes = outcomesOf(member, bound.periods, today);
    tallyLines(tally, member, linesOf(member, outcomes, bound.periods, today));
    const owed = [...member.owed, ...setUp.flatMap((task) => willVisit(task, member, today))];
    addNeeds(needs, member, { outcomes, owed, today });
  }
  return { tally, needs };
}

// A rotation that was set up draws whoever stands under its filters when it is frozen.
const willDraw = ({ mode, state, filter: { risk, area, scale, raised } }: Planned) =>
  mode === 'rotation' && state === 'configured' && !risk && !area && !scale && raised === undefined;

function willVisit(
  { filter, startsOn, endsOn }: Planned,
  member: RegisteredMember,
  today: Day,
): Owed[] {
  const standing = standingOn(member, today);
  if (!standing?.subsists) return [];
  const visits = [
    ...member.visits.map(({ on }) => ({ startsOn: on, endsOn: on })),
    ...member.owed.map(({ from, to }) => ({ startsOn: from > today ? from : today, endsOn: to })),
  ];
  const attributes = { ...standing, risk: '', jurisdiction: '', scale: '', visits };
  const strata = [{ number: 1, name: '', filter, ratioBp: 10_000, min: 0 }];
  return stratumOf(strata, attributes) ? [{ from: startsOn, to: endsOn }] : [];
}
