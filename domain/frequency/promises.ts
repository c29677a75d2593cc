import type { Day } from '../calendar.ts';
import { type Block, blocksBeginning } from './blocks.ts';
import { type FrequencyRule, ruleFor, type Standing } from './rules.ts';

/** A subject with what it was from which day on, oldest first. */
export type Member = { id: string; standings: readonly { from: Day; standing: Standing }[] };

/** A visit that was made, with the code that people know it by. */
export type Visit = { subjectId: string; on: Day; ref: string };

/** One visit that a subject is promised within a period. */
export type Promised = { subjectId: string; rule: FrequencyRule; block: Block };

/**
 * What became of a promise by a day: kept by a visit, released because the subject left the library or
 * its class, broken when its period has passed, else open.
 */
export type Outcome = Promised &
  ({ state: 'kept'; on: Day; ref: string } | { state: 'released' | 'broken' | 'open' });

/** What a subject was on a day; nothing before it came on file. */
export function standingOn({ standings }: Member, day: Day): Standing | undefined {
  return standings.findLast(({ from }) => from <= day)?.standing;
}

/**
 * the visits that are promised in the periods that begin between two days.
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
export function promisesBetween(
  members: readonly Member[],
  rules: readonly FrequencyRule[],
  { from, to }: { from: Day; to: Day },
): Promised[] {
  const rotations = rules.filter(({ mode }) => mode === 'rotation');
  const periods = [...new Set(rotations.map(({ months }) => months))];
  const blocks = periods.flatMap((months) =>
    blocksBeginning(from, to, months).map((block) => ({ months, block })),
  );
  return members.flatMap((member) =>
    blocks.flatMap(({ months, block }) => {
      const standing = standingOn(member, block.startsOn);
      if (!standing?.subsists) return [];
      const rule = ruleFor(rules, standing);
      if (rule?.mode !== 'rotation' || rule.months !== months) return [];
      return [{ subjectId: member.id, rule, block }];
    }),
  );
}

/** What became of promises by today: everything that is needed to show that nobody was skipped. */
export function outcomesOf(
  promises: readonly Promised[],
  { members, visits, today }: { members: readonly Member[]; visits: readonly Visit[]; today: Day },
): Outcome[] {
  const byId = new Map(members.map((member) => [member.id, member]));
  const made = firstVisits(visits);
  return promises.map((promise) => {
    const { startsOn, endsOn } = promise.block;
    const keeping = made.get(promise.subjectId)?.find(({ on }) => on >= startsOn && on <= endsOn);
    if (keeping) return { ...promise, state: 'kept', on: keeping.on, ref: keeping.ref };
    const then = standingOn(byId.get(promise.subjectId)!, today < endsOn ? today : endsOn);
    if (!then?.subsists || then.category !== promise.rule.category) {
      return { ...promise, state: 'released' };
    }
    return { ...promise, state: today > endsOn ? 'broken' : 'open' };
  });
}

function firstVisits(visits: readonly Visit[]): Map<string, Visit[]> {
  const made = new Map<string, Visit[]>();
  for (const visit of [...visits].sort((a, b) => (a.on < b.on ? -1 : 1))) {
    const ofSubject = made.get(visit.subjectId);
    if (ofSubject) ofSubject.push(visit);
    else made.set(visit.subjectId, [visit]);
  }
  return made;
}
