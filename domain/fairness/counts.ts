import { type Count, hypergeometric, type Sample, total } from './sample.ts';

/**
 * Neighbours on the list that were drawn together. k drawn of n in r runs have k − r such pairs; runs
 * have mean k(n − k + 1)/n (Wald and Wolfowitz, 1940). Finds strides and draws in blocks.
 */
export function adjacentPairs(samples: readonly Sample[]): Count {
  return total(samples.map(pairsOf));
}

function pairsOf({ eligible, drawn }: Sample): Count {
  const [n, k] = [eligible.length, drawn.size];
  if (n < 2) return { observed: 0, mean: 0, variance: 0 };
  const observed = eligible.filter(
    (id, at) => at > 0 && drawn.has(id) && drawn.has(eligible[at - 1]!),
  ).length;
  const variance = (k * (k - 1) * (n - k + 1) * (n - k)) / (n * n * (n - 1));
  return { observed, mean: (k * (k - 1)) / n, variance };
}

/**
 * Who was drawn in one draw and again in the next, given who was drawn in the first. Finds a draw that
 * spares or follows its last result.
 */
export function overlaps(draws: readonly (readonly Sample[])[]): Count {
  return total(
    draws.slice(1).flatMap((draw, at) => {
      const before = new Set(draws[at]!.flatMap(({ drawn }) => [...drawn]));
      return draw.map((sample) => overlapOf(before, sample));
    }),
  );
}

function overlapOf(before: ReadonlySet<string>, { eligible, drawn }: Sample): Count {
  const again = eligible.filter((id) => before.has(id));
  const observed = again.filter((id) => drawn.has(id)).length;
  return { observed, ...hypergeometric(eligible.length, again.length, drawn.size) };
}

/** Part of a list, by place: `at` counts from 0 to `size` − 1. */
export type Part = { name: string; holds: (at: number, size: number) => boolean };

/** The parts that are looked at one by one: halves, tenths, and every other place. */
export const parts: readonly Part[] = [
  { name: 'half', holds: (at, size) => at < size / 2 },
  { name: 'odd', holds: (at) => at % 2 === 1 },
  ...Array.from({ length: 10 }, (_, tenth): Part => ({
    name: `tenth-${tenth + 1}`,
    holds: (at, size) => Math.floor((10 * at) / size) === tenth,
  })),
];

/** How many were drawn of one part of each list. Finds a small bias that the omnibus test misses. */
export function drawnOfPart(samples: readonly Sample[], { holds }: Part): Count {
  return total(
    samples.map(({ eligible, drawn }) => {
      const members = eligible.filter((_, at) => holds(at, eligible.length));
      const observed = members.filter((id) => drawn.has(id)).length;
      return { observed, ...hypergeometric(eligible.length, members.length, drawn.size) };
    }),
  );
}
