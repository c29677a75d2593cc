import type { Columns } from './columns.ts';
import { weightBase } from './ticket.ts';

/** A stratum in which at least one is drawn: how many, and the sum of its eligible records' weights. */
export type Contest = { stratum: number; quota: number; weight: number };

/**
 * The keys to choose from: `tops` has the first 32 bits of each record's ticket, and `exactAt` tells
 * its whole key, 69 hex digits and then the id; that is asked only where the first bits leave a doubt.
 */
export type Keys = { columns: Columns; tops: Uint32Array; exactAt: (index: number) => string };

/**
 * The indexes of the smallest keys of each contest in order, ties by id. Tickets are spread evenly, so
 * that it is known beforehand about how far the drawn ones reach; only those are put in order.
 */
export function smallestKeys(keys: Keys, contests: readonly Contest[]): Uint32Array[] {
  let limits = contests.map(likelyLimit);
  let near = nearest(keys, contests, limits);
  while (!near.every(hasQuota)) {
    limits = near.map((one) => (hasQuota(one) ? one.limit : Math.min(one.limit * 2, beyondAll)));
    near = nearest(keys, contests, limits);
  }
  return near.map((contest) => {
    const ordered = spread(contest);
    settle(ordered, keys.exactAt);
    return ordered.indexes.subarray(0, contest.quota);
  });
}

// A key lies in [floor, floor + weightBase) × 2^224, where the floor is the top times this factor of
// the weight; floors are whole numbers below 2^52, exact in a double.
const factors = Float64Array.from({ length: 17 }, (_, weight) => weightBase / weight);

const beyondAll = 2 ** 52;

/** Below it lie as many keys as the quota in the mean, and six standard deviations more. */
function likelyLimit({ quota, weight }: Contest): number {
  const enough = quota + 6 * Math.sqrt(quota) + 6;
  return Math.min((enough / weight) * 2 ** 32 * weightBase + weightBase, beyondAll);
}

/** The keys of a contest below a limit; when there are enough, the smallest are all among them. */
type Near = { quota: number; limit: number; indexes: Uint32Array; floors: Float64Array };

/** No key from the limit on can come before one whose floor is below it by the doubt. */
function hasQuota({ quota, limit, floors }: Near): boolean {
  let count = 0;
  for (const floor of floors) if (floor + weightBase <= limit) count += 1;
  return count >= quota;
}

function nearest(keys: Keys, contests: readonly Contest[], limits: readonly number[]): Near[] {
  const topLimit = Math.ceil(Math.max(...limits) / factors[heaviestOf(keys.columns)]!);
  const below = belowTop(keys.tops, topLimit);
  const floors = floorsOf(keys, below);
  const places = placesOf(keys.columns, below, contests);
  const sizes = new Uint32Array(contests.length + 1);
  for (let at = 0; at < below.length; at += 1) {
    if (floors[at]! >= (limits[places[at]! - 1] ?? 0)) places[at] = 0;
    sizes[places[at]!]! += 1;
  }
  const near = contests.map(({ quota }, at): Near => {
    const size = sizes[at + 1]!;
    const limit = limits[at]!;
    return { quota, limit, indexes: new Uint32Array(size), floors: new Float64Array(size) };
  });
  sizes.fill(0);
  for (let at = 0; at < below.length; at += 1) {
    const place = places[at]!;
    if (place === 0) continue;
    const contest = near[place - 1]!;
    const to = sizes[place]!;
    sizes[place] = to + 1;
    contest.indexes[to] = below[at]!;
    contest.floors[to] = floors[at]!;
  }
  return near;
}

function floorsOf({ tops, columns: { weights } }: Keys, indexes: Uint32Array): Float64Array {
  const floors = new Float64Array(indexes.length);
  for (let at = 0; at < indexes.length; at += 1) {
    const index = indexes[at]!;
    floors[at] = tops[index]! * factors[weights[index]!]!;
  }
  return floors;
}

/** The place of each record's contest, counted from 1; 0 for a record that is in none. */
function placesOf(
  { strata, eligibilities }: Columns,
  indexes: Uint32Array,
  contests: readonly Contest[],
): Uint16Array {
  const placeOf = new Uint16Array(65_536);
  contests.forEach(({ stratum }, at) => (placeOf[stratum] = at + 1));
  const places = new Uint16Array(indexes.length);
  for (let at = 0; at < indexes.length; at += 1) {
    const index = indexes[at]!;
    if (eligibilities[index] === 0) places[at] = placeOf[strata[index]!]!;
  }
  return places;
}

/** The indexes of the tops below a limit, which rules out most: a loop of nothing else. */
function belowTop(tops: Uint32Array, limit: number): Uint32Array {
  const indexes = new Uint32Array(tops.length);
  let count = 0;
  for (let index = 0; index < tops.length; index += 1) {
    if (tops[index]! >= limit) continue;
    indexes[count] = index;
    count += 1;
  }
  return indexes.subarray(0, count);
}

function heaviestOf({ size, weights }: Columns): number {
  let heaviest = 1;
  for (let index = 0; index < size; index += 1) heaviest = Math.max(heaviest, weights[index]!);
  return heaviest;
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
