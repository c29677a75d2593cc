import type { Sample } from './sample.ts';

/** How often one id could have been drawn, was, and should have been; variance under a fair draw. */
type Inclusion = { times: number; mean: number; variance: number };

/** Each id's inclusions over the samples. */
export function inclusionsOf(samples: readonly Sample[]): Map<string, Inclusion> {
  const inclusions = new Map<string, Inclusion>();
  for (const { eligible, drawn } of samples) {
    const chance = drawn.size / eligible.length;
    for (const id of eligible) {
      const { times, mean, variance } = inclusions.get(id) ?? { times: 0, mean: 0, variance: 0 };
      inclusions.set(id, {
        times: times + Number(drawn.has(id)),
        mean: mean + chance,
        variance: variance + chance * (1 - chance),
      });
    }
  }
  return inclusions;
}

/**
 * T = (N−1)/N · Σ(Xᵢ−Mp)² / (Mp(1−p)) against χ² with N−1 degrees of freedom (draw.md §7), where Xᵢ
 * counts how often id i was drawn. Exact where every sample has the same list; where lists differ,
 * each id has a mean and variance of its own, which is close as long as the lists are alike.
 */
export function uniformity(samples: readonly Sample[]): { statistic: number; degrees: number } {
  const open = [...inclusionsOf(samples).values()].filter(({ variance }) => variance > 0);
  const squares = open.reduce(
    (sum, { times, mean, variance }) => sum + (times - mean) ** 2 / variance,
    0,
  );
  const degrees = Math.max(0, open.length - 1);
  return { statistic: open.length === 0 ? 0 : (squares * degrees) / open.length, degrees };
}

/** How many ids were drawn 0, 1, 2, … times. */
export function timesDrawn(samples: readonly Sample[]): number[] {
  const counts: number[] = [];
  for (const { times } of inclusionsOf(samples).values()) {
    while (counts.length <= times) counts.push(0);
    counts[times]! += 1;
  }
  return counts;
}
