import { adjacentPairs, drawnOfPart, overlaps, parts } from './counts.ts';
import { timesDrawn, uniformity } from './inclusion.ts';
import type { Count, Sample } from './sample.ts';
import { chiSquaredTail, normalTail } from './tail.ts';

/** One test: the chance of a result this far off under a fair draw; null while there is too little to tell. */
export type Test = { p: number | null };
/** A test that counts something. */
export type CountTest = Test & Count;

/** The tests of draw.md §7 over the draws of one organisation and year. */
export type Fairness = {
  uniformity: Test & { statistic: number; degrees: number };
  adjacentPairs: CountTest;
  overlaps: CountTest;
  /** The part of the list that is furthest off; p is corrected for having looked at all of them. */
  contrast: CountTest & { part: string };
  timesDrawn: number[];
};

// Below this variance the normal approximation says nothing (the usual rule n·p·(1−p) ≥ 9).
const least = 9;

/** Tests draws, oldest first, each with a sample per stratum; weighted strata do not belong here. */
export function fairnessOf(draws: readonly (readonly Sample[])[]): Fairness {
  const drawable = draws.flat().filter(({ eligible }) => eligible.length > 0);
  const even = uniformity(drawable);
  // Expected inclusions per id; with fewer than five, χ² is no measure (Cochran, 1954).
  const expected = even.degrees === 0 ? 0 : meanTimes(drawable);
  return {
    uniformity: {
      ...even,
      p: expected >= 5 ? chiSquaredTail(even.statistic, even.degrees) : null,
    },
    adjacentPairs: tested(adjacentPairs(drawable)),
    overlaps: tested(overlaps(draws)),
    contrast: contrastOf(drawable),
    timesDrawn: timesDrawn(drawable),
  };
}

function meanTimes(samples: readonly Sample[]): number {
  const ids = new Set(samples.flatMap(({ eligible }) => eligible)).size;
  return samples.reduce((sum, { drawn }) => sum + drawn.size, 0) / ids;
}

function tested(count: Count): CountTest {
  const { observed, mean, variance } = count;
  const p = variance < least ? null : normalTail((observed - mean) / Math.sqrt(variance));
  return { ...count, p };
}

// Bonferroni: the smallest of n p-values counts n times.
function contrastOf(samples: readonly Sample[]): Fairness['contrast'] {
  const tests = parts.map((part) => ({ part: part.name, ...tested(drawnOfPart(samples, part)) }));
  const worst = tests.reduce((a, b) => ((b.p ?? 1) < (a.p ?? 1) ? b : a));
  return { ...worst, p: worst.p === null ? null : Math.min(1, worst.p * parts.length) };
}
