import type { Day } from '../calendar.ts';
import type { Block } from './blocks.ts';
import type { Period } from './periods.ts';
import { type FrequencyRule, ruleFor, type Standing } from './rules.ts';

/** A visit that was made, with the code that people know it by. */
export type Visit = { on: Day; ref: string };

/** A subject with what it was from which day on, and the visits that were made, both oldest first. */
export type Member = {
  id: string;
  standings: readonly { from: Day; standing: Standing }[];
  visits: readonly Visit[];
};

/** One visit that a subject is promised within a period, and the rules that the period stands under. */
export type Promised = {
  subjectId: string;
  rule: FrequencyRule;
  block: Block;
  rules: readonly FrequencyRule[];
};

/**
 * What became of a promise by a day: kept by a visit, released because the subject left the library or
 * its class, broken when its period has passed, else open.
 */
export type Outcome = Promised &
  ({ state: 'kept'; on: Day; ref: string } | { state: 'released' | 'broken' | 'open' });

/** What a subject was on a day; nothing before it came on file. */
export function standingOn(
  { standings }: Pick<Member, 'standings'>,
  day: Day,
): Standing | undefined {
  return standings.findLast(({ from }) => from <= day)?.standing;
}

/**
 * the visits that a subject is promised in these periods.
 *
 * 仙游方案 二(二)1 promises 所有A级场所 a visit in each period and does not say what holds when a grade
 * changes within one. 系统默认，非本局文件规定:
 * - A subject is promised a visit in a period by what it is on the period's first day.
 * - What was promised stays promised: a better grade takes back no visit of the running period, so that
 *   nobody escapes by a change; only leaving the library or the class releases.
 * - A new grade, better or worse, binds from the first of its own periods that begins after the change;
 *   so does the first grade of whoever comes on file within a period. A venue that falls to C on
 *   15 August is visited by 30 September, at the latest, and still by what A promised it for the quarter.
 * - One visit keeps every promise whose period it lies in.
 */
export function promisesOf(member: Member, periods: readonly Period[]): Promised[] {
  return periods.flatMap((period) => {
    const rule = promisedIn(period, standingOn(member, period.block.startsOn));
    return rule ? [{ subjectId: member.id, rule, block: period.block, rules: period.rules }] : [];
  });
}

/** The rule that promises a visit in a period to whoever is this; none to whoever does not subsist. */
export function promisedIn(
  { months, rules }: Period,
  standing: Standing | undefined,
): FrequencyRule | undefined {
  if (!standing?.subsists) return undefined;
  const rule = ruleFor(rules, standing);
  return rule?.mode === 'rotation' && rule.months === months ? rule : undefined;
}

/** What became of a promise by today: what is needed to show that nobody was skipped. */
export function outcomeOf(promise: Promised, member: Member, today: Day): Outcome {
  const { startsOn, endsOn } = promise.block;
  const keeping = member.visits.find(({ on }) => on >= startsOn && on <= endsOn);
  if (keeping) return { ...promise, state: 'kept', on: keeping.on, ref: keeping.ref };
  const then = standingOn(member, today < endsOn ? today : endsOn);
  if (!then?.subsists || then.category !== promise.rule.category) {
    return { ...promise, state: 'released' };
  }
  return { ...promise, state: today > endsOn ? 'broken' : 'open' };
}

/** What became of everything that a subject is promised in these periods. */
export const outcomesOf = (member: Member, periods: readonly Period[], today: Day): Outcome[] =>
  promisesOf(member, periods).map((promise) => outcomeOf(promise, member, today));
