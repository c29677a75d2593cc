import type { Day } from '../calendar.ts';
import type { Block } from './blocks.ts';
import type { Period } from './periods.ts';
import { type Member, type Outcome, promisedIn, standingOn } from './promises.ts';
import type { FrequencyRule } from './rules.ts';

/**
 * A rotation whose frozen pool held a subject, or a visit that was made out to it: 0 it is drawn, else why
 * it was left out (draw.md §2).
 */
export type Pooled = {
  ref: string;
  from: Day;
  to: Day;
  eligibility: number;
  /** The visit ended without a result: nobody was inspected, and nobody is on their way any more. */
  ended?: boolean;
};

/** A subject with what was drawn of it and never became a visit. */
export type Traced = Member & { pooled: readonly Pooled[] };

/** Why a subject was not inspected in a period, or not yet. */
export const reasons = [
  // Nothing was promised for this period.
  'not-registered',
  'not-in-library',
  'changed',
  // What was promised was released.
  'left',
  'class-changed',
  // Open, or broken.
  'not-begun',
  'under-way',
  'not-visited',
  'visit-ended',
  'excluded-1',
  'excluded-2',
  'excluded-3',
  'excluded-4',
  'excluded-5',
  'not-drawn',
] as const;
export type Reason = (typeof reasons)[number];

/** What one period brought to one subject; without a visit, why, with the day or the task that says so. */
export type Line = {
  subjectId: string;
  rule: FrequencyRule;
  block: Block;
  state: Outcome['state'] | 'not-promised';
  on: Day | null;
  ref: string | null;
  reason: Reason | null;
};

/**
 * A line for each period of the rules that a subject stood under, stands under or came to stand under:
 * what became of the promise, or why there was none. Nobody of a class is without a line in a period.
 */
export function linesOf(
  member: Traced,
  promised: readonly Outcome[],
  periods: readonly Period[],
  today: Day,
): Line[] {
  const blocks = new Set(promised.map(({ block }) => block));
  const others = periods.filter(({ block }) => !blocks.has(block));
  return [
    ...promised.map((outcome) => lineOf(outcome, member, today)),
    ...others.flatMap((period) => unpromised(period, member)),
  ];
}

function lineOf(outcome: Outcome, member: Traced, today: Day): Line {
  const { subjectId, rule, block, state } = outcome;
  const line = { subjectId, rule, block, state };
  if (outcome.state === 'kept') return { ...line, on: outcome.on, ref: outcome.ref, reason: null };
  if (state === 'released') return { ...line, ...released(outcome, member), ref: null };
  return { ...line, ...waiting(outcome, member, today), on: null };
}

function released({ rule, block }: Outcome, { standings }: Member): Pick<Line, 'on' | 'reason'> {
  const change = standings.find(
    ({ from, standing }) =>
      from > block.startsOn && (!standing.subsists || standing.category !== rule.category),
  );
  const hasLeft = !change?.standing.subsists;
  return { on: change?.from ?? null, reason: hasLeft ? 'left' : 'class-changed' };
}

// Drawn before left out: whoever a later task left out was on their way all the same.
function waiting(
  { block, state }: Outcome,
  { pooled }: Traced,
  today: Day,
): Pick<Line, 'ref' | 'reason'> {
  const known = pooled.filter(({ from, to }) => from <= block.endsOn && to >= block.startsOn);
  const drawn = known.findLast(({ eligibility }) => eligibility === 0);
  if (drawn?.ended) return { ref: drawn.ref, reason: 'visit-ended' };
  if (drawn) {
    const isOver = state === 'broken' || drawn.to < today;
    return { ref: drawn.ref, reason: isOver ? 'not-visited' : 'under-way' };
  }
  const left = known.at(-1);
  if (left) return { ref: left.ref, reason: `excluded-${left.eligibility}` as Reason };
  return { ref: null, reason: block.startsOn > today ? 'not-begun' : 'not-drawn' };
}

// Under which rule it would have been promised, had it been on the first day what it was before or after.
function unpromised(period: Period, member: Member): Line[] {
  const { block } = period;
  const line = { subjectId: member.id, block, state: 'not-promised' as const, ref: null };
  const [first] = member.standings;
  const before = standingOn(member, block.startsOn);
  if (!first) return [];
  if (!before) {
    const rule = promisedIn(period, { ...first.standing, subsists: true });
    return rule ? [{ ...line, rule, on: first.from, reason: 'not-registered' }] : [];
  }
  if (!before.subsists) {
    const rule = promisedIn(period, { ...before, subsists: true });
    const since = member.standings.findLast(({ from }) => from <= block.startsOn)!.from;
    return rule ? [{ ...line, rule, on: since, reason: 'not-in-library' }] : [];
  }
  return changedWithin(period, member).map(({ rule, on }) => ({
    ...line,
    rule,
    on,
    reason: 'changed',
  }));
}

function changedWithin(period: Period, { standings }: Member) {
  const { startsOn, endsOn } = period.block;
  for (const { from, standing } of standings) {
    const rule = from > startsOn && from <= endsOn ? promisedIn(period, standing) : undefined;
    if (rule) return [{ rule, on: from }];
  }
  return [];
}
