import type { Columns } from './columns.ts';
import { weightBase } from './ticket.ts';

/** A stratum in which at least one is drawn, and how many of how many. */
export type Contest = { stratum: number; eligible: number; quota: number };

/**
 * The keys to choose from: `tops` has the first 32 bits of each record's ticket, and `exactAt` tells
 * its whole key, 69 hex digits and then the id; that is asked only where the first bits leave a doubt.
 */
export type Keys = { columns: Columns; tops: Uint32Array; exactAt: (index: number) => string };

/**
 * The indexes of the smallest keys of each contest in order, ties by id. A histogram on the first bits
 * finds up to where they lie; only what lies there is put in order. In a large pool the histogram is
 * that of a sample, and of all in the rare case that too few lie where the sample has them.
 */
export function smallestKeys(keys: Keys, contests: readonly Contest[]): Uint32Array[] {
  const isLarge = keys.tops.length >= 2 ** 16;
  const guess = isLarge ? nearest(keys, contests, 16) : null;
  const near = guess?.every(hasQuota) ? guess : nearest(keys, contests, 1);
  return near.map((contest) => {
    const ordered = spread(contest);
    settle(ordered, keys.exactAt);
    return ordered.indexes.subarray(0, contest.quota);
  });
}

// A key lies in [floor, floor + weightBase) × 2^224, where the floor is the top times this factor of
// the weight; floors are whole numbers below 2^52, exact in a double.
const factors = Float64Array.from({ length: 17 }, (_, weight) => weightBase / weight);

/** The keys of a contest below a limit; when there are enough, the smallest are all among them. */
type Near = { quota: number; limit: number; indexes: number[]; floors: number[] };

/** No key from the limit on can come before one whose floor is below it by the doubt. */
function hasQuota({ quota, limit, floors }: Near): boolean {
  return floors.filter((floor) => floor + weightBase <= limit).length >= quota;
}

function nearest(keys: Keys, contests: readonly Contest[], step: number): Near[] {
  const ranks = ranksOf(contests);
  const limits = limitsOf(histogramOf(keys, ranks, contests.length, step), contests, step);
  const near = contests.map(({ quota }, at): Near => {
    return { quota, limit: limits[at + 1]!, indexes: [], floors: [] };
  });
  const { strata, eligibilities, weights, size } = keys.columns;
  const { tops } = keys;
  const topLimit = Math.max(...limits) / factors[heaviestOf(keys.columns)]!;
  for (let index = 0; index < size; index += 1) {
    const top = tops[index]!;
    // This alone rules out most.
    if (top >= topLimit || eligibilities[index] !== 0) continue;
    const rank = ranks[strata[index]!]!;
    const floor = top * factors[weights[index]!]!;
    // The limit of rank 0 is 0.
    if (floor >= limits[rank]!) continue;
    near[rank - 1]!.indexes.push(index);
    near[rank - 1]!.floors.push(floor);
  }
  return near;
}

function heaviestOf({ size, weights }: Columns): number {
  let heaviest = 1;
  for (let index = 0; index < size; index += 1) {
    if (weights[index]! > heaviest) heaviest = weights[index]!;
  }
  return heaviest;
}

/** The number of each stratum's contest in the list, counted from 1; 0 for strata without one. */
function ranksOf(contests: readonly Contest[]): Uint16Array {
  const ranks = new Uint16Array(65_536);
  contests.forEach(({ stratum }, at) => (ranks[stratum] = at + 1));
  return ranks;
}

/** How many floors of every `step`-th record lie in each stretch: those of a rank in a row. */
type Histogram = { counts: Uint32Array; stretches: number; width: number };

function histogramOf(keys: Keys, ranks: Uint16Array, contests: number, step: number): Histogram {
  const { tops, columns } = keys;
  const { strata, eligibilities, weights } = columns;
  // As fine as the pool is large, within four million counts for all contests.
  const finest = Math.min(14, 22 - Math.ceil(Math.log2(contests + 1)));
  const stretches = 2 ** Math.min(finest, Math.ceil(Math.log2(tops.length + 1)));
  const width = 2 ** 52 / stretches;
  const counts = new Uint32Array((contests + 1) * stretches);
  for (let index = 0; index < tops.length; index += step) {
    const rank = eligibilities[index] === 0 ? ranks[strata[index]!]! : 0;
    const floor = tops[index]! * factors[weights[index]!]!;
    counts[rank * stretches + Math.floor(floor / width)]! += 1;
  }
  return { counts, stretches, width };
}

/** The floor from which on no key of a contest is needed, by rank. */
function limitsOf(
  { counts, stretches, width }: Histogram,
  contests: readonly Contest[],
  step: number,
): Float64Array {
  const limits = new Float64Array(contests.length + 1);
  contests.forEach(({ quota }, at) => {
    const own = counts.subarray((at + 1) * stretches, (at + 2) * stretches);
    // Six standard deviations more, where it is only a sample.
    const sampled = quota / step;
    const wanted = step === 1 ? quota : sampled + 6 * Math.sqrt(sampled) + 6;
    let stretch = 0;
    for (let total = own[0]!; total < wanted && stretch < stretches - 1; total += own[stretch]!) {
      stretch += 1;
    }
    limits[at + 1] = (stretch + 1) * width + weightBase;
  });
  return limits;
}

/** Some keys in an order of their own. */
type Ordered = { indexes: Uint32Array; floors: Float64Array };

/** Puts keys into as many stretches as there are of them: in order but for close neighbours. */
function spread({ indexes, floors, limit }: Near): Ordered {
  const size = indexes.length;
  const scale = size / limit;
  const starts = new Uint32Array(size + 2);
  for (let at = 0; at < size; at += 1) starts[1 + Math.floor(floors[at]! * scale)]! += 1;
  for (let at = 1; at <= size; at += 1) starts[at]! += starts[at - 1]!;
  const result = { indexes: new Uint32Array(size), floors: new Float64Array(size) };
  for (let at = 0; at < size; at += 1) {
    const stretch = Math.floor(floors[at]! * scale);
    const place = starts[stretch]!;
    starts[stretch] = place + 1;
    result.indexes[place] = indexes[at]!;
    result.floors[place] = floors[at]!;
  }
  return result;
}

/** Puts neighbours in their exact order: an insertion sort in which hardly anything moves far. */
function settle({ indexes, floors }: Ordered, exactAt: Keys['exactAt']): void {
  for (let at = 1; at < indexes.length; at += 1) {
    const index = indexes[at]!;
    const floor = floors[at]!;
    let place = at;
    for (; place > 0; place -= 1) {
      const before = indexes[place - 1]!;
      const difference = floor - floors[place - 1]!;
      const isDoubtful = Math.abs(difference) < weightBase;
      const isLess = isDoubtful ? exactAt(index) < exactAt(before) : difference < 0;
      if (!isLess) break;
      indexes[place] = before;
      floors[place] = floors[place - 1]!;
    }
    indexes[place] = index;
    floors[place] = floor;
  }
}
