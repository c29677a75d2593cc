import type { Day } from './calendar.ts';

/**
 * What the trail tells of a year's work: every row stands for an event that was recorded when it
 * happened, with the day in Shanghai and the path of the unit that it belongs to. Nothing of it is typed.
 */
export type Trail = {
  /** Lines of the plans that were published, each with the draws that it promised. */
  planned: (At & { line: string; draws: number; endsOn: Day })[];
  /** Draws of subjects: announced, made void, locked. */
  announced: (At & { draw: string })[];
  voided: (At & { draw: string })[];
  confirmed: (At & { draw: string; line: string | null; isJoint: boolean; subjects: string[] })[];
  /**
   * Results with every signature; a visit whose result was entered anew is there again, and one whose published
   * finding was corrected a third time (`isCorrection`), on the day of that signature.
   */
  signed: (At & { inspection: string; isProblem: boolean; isCorrection?: boolean })[];
  /** What was to be published: the last day as it stands, and when it was. */
  due: { path: string; dueOn: Day; publishedOn: Day | null }[];
  /** Seats that were filled, by draw or by a person's word. */
  seated: (At & { how: Seating; count: number })[];
  /** Subsisting subjects of each unit at the end of the time that is looked at. */
  registry: { path: string; count: number }[];
};

type At = { path: string; on: Day };
type Seating = 'drawn' | 'assigned' | 'replaced' | 'appointed';

/** The indicators, in the order of a report. */
export const measures = [
  'plan-completion',
  'on-time-disclosure',
  'coverage',
  'joint-share',
  'problem-rate',
  'substitution-rate',
  'appointment-rate',
  'void-rate',
] as const;
export type Measure = (typeof measures)[number];

/** One indicator as two counts: `has` of `of`; without anything to count there is no rate. */
export type Figure = {
  key: Measure;
  has: number;
  of: number;
  /** How many of them count by their corrected finding; not there where none does. */
  corrected?: number;
};

/** Which days are looked at, both included, and the day on which somebody looks. */
export type Period = { from: Day; to: Day; today: Day };

/** Every indicator of the units at or below `path` in a period. */
export function figuresOf(trail: Trail, period: Period, path = '/'): Figure[] {
  // A bureau draws for its branches: a branch's line is met by whichever unit drew it.
  const own = { ...under(trail, path), drawn: trail.confirmed };
  return measures.map((key) => ({ key, ...counted[key](own, period) }));
}

/** A rate in basis points, rounded; null where there was nothing to count. */
export const rateOf = ({ has, of }: Pick<Figure, 'has' | 'of'>): number | null =>
  of === 0 ? null : Math.round((has / of) * 10_000);

type Counts = Omit<Figure, 'key'>;

type Own = Trail & { drawn: Trail['confirmed'] };

const counted: Record<Measure, (trail: Own, period: Period) => Counts> = {
  'plan-completion': planCompletion,
  'on-time-disclosure': onTime,
  coverage,
  'joint-share': ({ confirmed }, period) => {
    const draws = confirmed.filter(within(period));
    return { has: draws.filter(({ isJoint }) => isJoint).length, of: draws.length };
  },
  'problem-rate': problems,
  'substitution-rate': (trail, period) => seats(trail, period, ['replaced', 'appointed']),
  'appointment-rate': (trail, period) => seats(trail, period, ['assigned', 'appointed']),
  'void-rate': voids,
};

// A line counts when its window ends, and never for more draws than it promised.
function planCompletion({ planned, drawn: locked }: Own, { from, to }: Period): Counts {
  const lines = planned.filter(({ endsOn, on }) => endsOn >= from && endsOn <= to && on <= to);
  const drawn = (name: string) => locked.filter(({ line, on }) => line === name && on <= to).length;
  return {
    has: sum(lines.map(({ line, draws }) => Math.min(draws, drawn(line)))),
    of: sum(lines.map(({ draws }) => draws)),
  };
}

// A last day that lies ahead says nothing yet, unless it was met already.
function onTime({ due }: Trail, { from, to, today }: Period): Counts {
  const ripe = due.filter(
    ({ dueOn, publishedOn }) =>
      dueOn >= from && dueOn <= to && (dueOn < today || publishedOn !== null),
  );
  const met = ripe.filter(({ dueOn, publishedOn }) => publishedOn !== null && publishedOn <= dueOn);
  return { has: met.length, of: ripe.length };
}

function coverage({ confirmed, registry }: Trail, period: Period): Counts {
  const drawn = confirmed.filter(within(period)).flatMap(({ subjects }) => subjects);
  return { has: new Set(drawn).size, of: sum(registry.map(({ count }) => count)) };
}

// The newest result of a visit is the one that counts, on its own day; corrected, still on that day.
function problems({ signed }: Trail, period: Period): Counts {
  const newest = new Map<string, Trail['signed'][number]>();
  for (const one of signed.filter(({ on }) => on <= period.to)) {
    const known = newest.get(one.inspection);
    if (!one.isCorrection) newest.set(one.inspection, one);
    else if (known) newest.set(one.inspection, { ...one, on: known.on });
  }
  const results = [...newest.values()].filter(within(period));
  const corrected = results.filter(({ isCorrection }) => isCorrection).length;
  return {
    has: results.filter(({ isProblem }) => isProblem).length,
    of: results.length,
    ...(corrected > 0 && { corrected }),
  };
}

// Every seat that somebody was put on counts once, so no share is over the whole.
function seats({ seated }: Trail, period: Period, ways: Seating[]): Counts {
  const all = seated.filter(within(period));
  const those = all.filter(({ how }) => ways.includes(how));
  return { has: sum(those.map(({ count }) => count)), of: sum(all.map(({ count }) => count)) };
}

function voids({ announced, voided }: Trail, period: Period): Counts {
  const draws = announced.filter(within(period));
  const ended = new Set(voided.filter(({ on }) => on <= period.to).map(({ draw }) => draw));
  return { has: draws.filter(({ draw }) => ended.has(draw)).length, of: draws.length };
}

const within =
  ({ from, to }: Period) =>
  ({ on }: At): boolean =>
    on >= from && on <= to;

const sum = (counts: number[]): number => counts.reduce((total, count) => total + count, 0);

function under(trail: Trail, path: string): Trail {
  const kept = Object.entries(trail).map(([name, rows]) => [
    name,
    (rows as { path: string }[]).filter((row) => row.path.startsWith(path)),
  ]);
  return Object.fromEntries(kept) as Trail;
}

/** The months of a year up to a day, each with its first and last day. */
export function monthsOf(year: number, until: Day): { month: string; from: Day; to: Day }[] {
  const months = Array.from({ length: 12 }, (_, at) => {
    const month = `${year}-${String(at + 1).padStart(2, '0')}`;
    const last = new Date(Date.UTC(year, at + 1, 0)).getUTCDate();
    return { month, from: `${month}-01`, to: `${month}-${last}` };
  });
  return months.filter(({ from }) => from <= until);
}
