import type { Sample } from './sample.ts';

/** In how many draws one id took part, how often it was drawn, and how far that is off, in deviations. */
type Inclusion = { draws: number; times: number; deviation: number };

/** Each id's inclusions over the samples. */
function inclusionsOf(samples: readonly Sample[]): Map<string, Inclusion> {
  const inclusions = new Map<string, Inclusion>();
  for (const { eligible, drawn } of samples) {
    const chance = drawn.size / eligible.length;
    const spread = Math.sqrt(chance * (1 - chance));
    for (const id of eligible) {
      const { draws, times, deviation } = inclusions.get(id) ?? none;
      const hit = Number(drawn.has(id));
      // Where all are drawn, or nobody, nothing is left to chance.
      const isOpen = spread > 0;
      inclusions.set(id, {
        draws: draws + Number(isOpen),
        times: times + hit,
        deviation: deviation + (isOpen ? (hit - chance) / spread : 0),
      });
    }
  }
  return inclusions;
}

const none: Inclusion = { draws: 0, times: 0, deviation: 0 };

/**
 * T = (N−1)/N · Σ(Xᵢ−Mp)² / (Mp(1−p)) against χ² with N−1 degrees of freedom (draw.md §7), where Xᵢ
 * counts how often id i was drawn. Exact where every draw has the same list and ratio. Where they
 * differ, each draw counts in its own deviations and the sum is divided by the draws of all ids
 * together: an id that leaves the list because it was drawn (the yearly cap) would weigh too much
 * if it were divided by its own.
 */
export function uniformity(samples: readonly Sample[]): { statistic: number; degrees: number } {
  const open = [...inclusionsOf(samples).values()].filter(({ draws }) => draws > 0);
  const degrees = Math.max(0, open.length - 1);
  const squares = open.reduce((sum, { deviation }) => sum + deviation ** 2, 0);
  const draws = open.reduce((sum, one) => sum + one.draws, 0);
  return { statistic: draws === 0 ? 0 : (squares * degrees) / draws, degrees };
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
