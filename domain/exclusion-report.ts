import { type ExclusionGround, exclusionGrounds } from './exclusion.ts';

/** What of an inspection outside the draw is counted. */
export type Counted = { ground: ExclusionGround; state: string; finding: string | null };

/** The inspections of one ground in a year: registered, carried out, with problems. */
export type GroundCount = {
  ground: ExclusionGround;
  count: number;
  done: number;
  problems: number;
};

/** Those that were consented to, by ground, in the order of the rules; grounds without any are left out. */
export function countByGround(all: Counted[]): GroundCount[] {
  const standing = all.filter(({ state }) => state === 'approved' || state === 'done');
  return exclusionGrounds.flatMap((ground) => {
    const own = standing.filter((one) => one.ground === ground);
    const done = own.filter(({ state }) => state === 'done');
    const problems = done.filter(({ finding }) => finding !== 'clear');
    if (own.length === 0) return [];
    return [{ ground, count: own.length, done: done.length, problems: problems.length }];
  });
}

/** The sums over all grounds. */
export function totalOf(counts: GroundCount[]): Omit<GroundCount, 'ground'> {
  const sum = (of: (one: GroundCount) => number) =>
    counts.reduce((total, one) => total + of(one), 0);
  return {
    count: sum(({ count }) => count),
    done: sum(({ done }) => done),
    problems: sum(({ problems }) => problems),
  };
}
