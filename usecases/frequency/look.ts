import type { EntityManager } from 'typeorm';
import {
  boostsUnder,
  drawsUnder,
  handsUnder,
  membersUnder,
  type Planned,
  plannedUnder,
  poolsUnder,
  type RegisteredMember,
  underWayUnder,
  visitsUnder,
} from '../../db/queries/frequency-facts.ts';
import { currentProfile } from '../../db/queries/profile.ts';
import type { UnitRow } from '../../db/queries/units.ts';
import type { Day } from '../../domain/calendar.ts';
import { blockOf, daysAfter } from '../../domain/frequency/blocks.ts';
import {
  type Outcome,
  outcomesOf,
  promisesBetween,
  standingOn,
} from '../../domain/frequency/promises.ts';
import { type FrequencyRule, frequencyRules } from '../../domain/frequency/rules.ts';
import { type SampleDue, samplesBetween } from '../../domain/frequency/samples.ts';
import { type Suggested, suggest, type UnderWay } from '../../domain/frequency/suggest.ts';
import type { Shortfall } from '../../domain/frequency/capacity.ts';
import { parameter, type Profile } from '../../domain/profile/profile.ts';
import { stratumOf } from '../../domain/strata.ts';
import { currentCalendar } from '../calendar/current.ts';

/** How it stands with the promises of frequency of a unit. */
export type Frequencies = {
  profile: Profile;
  rules: FrequencyRule[];
  members: RegisteredMember[];
  /** Every promise of this year's periods that have begun, and of those that begin soon. */
  outcomes: Outcome[];
  samples: (SampleDue & { unitId: string })[];
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
 * below it answer for, and works out promises, proposals and what cannot be kept.
 */
export async function lookAtFrequencies(
  tx: EntityManager,
  unit: UnitRow,
  today: Day,
  given: { perDay?: number | undefined } = {},
): Promise<Frequencies> {
  const profile = await currentProfile(tx, unit.profileSlug, today);
  const rules = frequencyRules(profile);
  const from = blockOf(today, 12).startsOn;
  const to = daysAfter(today, aheadDays);
  const categories = rules.flatMap(({ mode, category }) => (mode === 'rotation' ? category! : []));
  const members = await membersUnder(tx, unit.path, categories);
  const visits = await visitsUnder(tx, unit.path, from);
  const promises = promisesBetween(members, rules, { from, to });
  const outcomes = outcomesOf(promises, { members, visits, today });
  const planned = await plannedUnder(tx, unit.path);
  const samples = await samplesUnder(tx, unit, { rules, today, to });
  const hands = await handsUnder(tx, unit.path, today);
  const teams = Math.floor(hands / parameter(profile, 'team.min'));
  const perDay = given.perDay ?? teams * visitsPerTeam;
  const { tasks, broken } = suggest({
    members,
    rules,
    outcomes,
    samples: samples.filter((due) => !planned.some((each) => isOnItsWay(each, due))),
    underWay: [...(await underWayUnder(tx, unit.path)), ...willBeDrawn(members, planned, today)],
    perDay,
    today,
    calendar: await currentCalendar(tx),
  });
  return { profile, rules, members, outcomes, samples, tasks, broken, perDay };
}

async function samplesUnder(
  tx: EntityManager,
  { path, id }: UnitRow,
  { rules, today, to }: { rules: FrequencyRule[]; today: Day; to: Day },
) {
  const pools = await poolsUnder(tx, path);
  const draws = await drawsUnder(tx, path, blockOf(today, 12).startsOn);
  const boosts = await boostsUnder(tx, path, today);
  return samplesBetween(rules, { pools, draws, boosts, today, to }).map((due) => {
    const pool = pools.find(({ category }) => category === due.filter.category);
    return { ...due, unitId: pool?.unitId ?? id };
  });
}

const isOnItsWay = ({ mode, filter, startsOn }: Planned, { filter: owed, block }: SampleDue) =>
  mode === 'sample' &&
  filter.category === owed.category &&
  startsOn >= block.startsOn &&
  startsOn <= block.endsOn;

// A rotation that was set up draws whoever stands under its filters when it is frozen.
function willBeDrawn(members: RegisteredMember[], planned: Planned[], today: Day): UnderWay[] {
  return planned
    .filter(
      ({ mode, state, filter }) => mode === 'rotation' && state === 'configured' && isWhole(filter),
    )
    .flatMap(({ filter, startsOn, endsOn }) => {
      const strata = [{ number: 1, name: '', filter, ratioBp: 10_000, min: 0 }];
      return members.flatMap((member) => {
        const standing = standingOn(member, today);
        const attributes = standing && { ...standing, risk: '', jurisdiction: '', scale: '' };
        const isDrawn = attributes?.subsists && stratumOf(strata, attributes);
        return isDrawn ? [{ subjectId: member.id, from: startsOn, to: endsOn }] : [];
      });
    });
}

const isWhole = ({ risk, area, scale }: Planned['filter']) => !risk && !area && !scale;
