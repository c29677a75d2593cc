import type { PackedPool } from './packed-pool.ts';
import { weightBase } from './ticket.ts';

/** A stratum in which at least one is drawn, and how many of how many. */
export type Contest = { stratum: number; eligible: number; quota: number };

/**
 * The keys to choose from: `tops` has the first 32 bits of each record's ticket, and `exactAt` tells
 * its whole key, 69 hex digits and then the id; that is asked only where the first bits leave a doubt.
 */
export type Keys = { pool: PackedPool; tops: Uint32Array; exactAt: (index: number) => string };

/**
 * The indexes of the smallest keys of each contest in order, ties by id. A histogram on the first bits
 * finds up to where they lie; only what lies there is put in order.
 */
export function smallestKeys(keys: Keys, contests: readonly Contest[]): Uint32Array[] {
  const ranks = ranksOf(contests);
  const near = nearOf(histogramsOf(keys, contests, ranks), contests);
  for (let index = 0; index < keys.pool.size; index += 1) {
    const rank = rankAt(keys.pool, ranks, index);
    if (rank > 0) keep(near[rank - 1]!, index, floorAt(keys, index));
  }
  return near.map((unordered, at) => {
    const ordered = spread(unordered);
    settle(ordered, keys.exactAt);
    return ordered.indexes.subarray(0, contests[at]!.quota);
  });
}

/** The number of each stratum's contest in the list, counted from 1; 0 for strata without one. */
export function ranksOf(contests: readonly Contest[]): Uint16Array {
  const ranks = new Uint16Array(65_536);
  contests.forEach(({ stratum }, at) => (ranks[stratum] = at + 1));
  return ranks;
}

/** The number of the contest that a record takes part in, or 0. */
export const rankAt = (pool: PackedPool, ranks: Uint16Array, index: number): number =>
  pool.eligibilities[index] === 0 ? ranks[pool.strata[index]!]! : 0;

// A key lies in [floor, floor + weightBase) × 2^224; floors are whole numbers below 2^52, exact in a
// double.
const floorAt = ({ pool, tops }: Keys, index: number): number =>
  tops[index]! * factors[pool.weights[index]!]!;

const factors = Float64Array.from({ length: 17 }, (_, weight) => weightBase / weight);

/** How many floors of a contest lie in each stretch of `width`. */
type Histogram = { width: number; counts: Uint32Array };

function histogramsOf(keys: Keys, contests: readonly Contest[], ranks: Uint16Array): Histogram[] {
  const histograms = contests.map(({ eligible }) => {
    const bits = Math.min(14, Math.ceil(Math.log2(eligible + 1)));
    return { width: 2 ** (52 - bits), counts: new Uint32Array(2 ** bits + 1) };
  });
  for (let index = 0; index < keys.pool.size; index += 1) {
    const rank = rankAt(keys.pool, ranks, index);
    if (rank > 0) tally(histograms[rank - 1]!, floorAt(keys, index));
  }
  return histograms;
}

const tally = ({ width, counts }: Histogram, floor: number): void => {
  counts[Math.floor(floor / width)]! += 1;
};

/** What can be among the smallest keys of a contest: `found` of them so far, all below `limit`. */
type Near = { indexes: Uint32Array; floors: Float64Array; found: number; limit: number };

function nearOf(histograms: readonly Histogram[], contests: readonly Contest[]): Near[] {
  return histograms.map(({ width, counts }, at) => {
    let stretch = 0;
    let total = counts[0]!;
    for (; total < contests[at]!.quota; total += counts[stretch]!) stretch += 1;
    // As many as the quota lie below the end of this stretch plus the doubt: none beyond is needed.
    const limit = (stretch + 1) * width + weightBase;
    const size = total + counts[stretch + 1]!;
    return { indexes: new Uint32Array(size), floors: new Float64Array(size), found: 0, limit };
  });
}

function keep(near: Near, index: number, floor: number): void {
  if (floor >= near.limit) return;
  near.indexes[near.found] = index;
  near.floors[near.found] = floor;
  near.found += 1;
}

/** The same in as many stretches as there are keys: in order but for close neighbours. */
function spread({ indexes, floors, found, limit }: Near): Near {
  const scale = found / limit;
  const starts = new Uint32Array(found + 2);
  for (let at = 0; at < found; at += 1) starts[1 + Math.floor(floors[at]! * scale)]! += 1;
  for (let at = 1; at <= found; at += 1) starts[at]! += starts[at - 1]!;
  const result = { indexes: new Uint32Array(found), floors: new Float64Array(found), found, limit };
  for (let at = 0; at < found; at += 1) {
    const stretch = Math.floor(floors[at]! * scale);
    const place = starts[stretch]!;
    starts[stretch] = place + 1;
    result.indexes[place] = indexes[at]!;
    result.floors[place] = floors[at]!;
  }
  return result;
}

/** Puts neighbours in their exact order: an insertion sort in which hardly anything moves far. */
function settle({ indexes, floors, found }: Near, exactAt: Keys['exactAt']): void {
  for (let at = 1; at < found; at += 1) {
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
