import { weightBase } from './ticket.ts';

/**
 * The keys to choose from. Key n lies in [floors[n], floors[n] + 720720) × 2^224; `exactAt` tells the
 * whole of it, 69 hex digits and then the id, and is asked only where the floors leave a doubt.
 */
export type Keys = { floors: Float64Array; exactAt: (position: number) => string };

/**
 * The positions of the `count` smallest keys in order, ties by id. A histogram on the first bits
 * finds up to where they lie; only what lies there is put in order.
 */
export function smallestKeys({ floors, exactAt }: Keys, count: number): Uint32Array {
  if (count === 0) return new Uint32Array();
  const near = spread(nearest(floors, count));
  settle(near, exactAt);
  return near.positions.subarray(0, count);
}

/** Some of the keys by position, all of them below `limit`. */
type Near = { positions: Uint32Array; floors: Float64Array; limit: number };

/** Everything that can be among the `count` smallest: those and a few more, in no order. */
function nearest(floors: Float64Array, count: number): Near {
  const bits = Math.min(16, Math.ceil(Math.log2(floors.length + 1)));
  const width = 2 ** (52 - bits);
  const buckets = new Uint32Array(2 ** bits + 1);
  for (let at = 0; at < floors.length; at += 1) buckets[Math.floor(floors[at]! / width)]! += 1;
  let bucket = 0;
  let total = buckets[0]!;
  for (; total < count; total += buckets[bucket]!) bucket += 1;
  // `count` keys lie below the end of this bucket plus the doubt, so no other from there on is one.
  const limit = (bucket + 1) * width + weightBase;
  const size = total + buckets[bucket + 1]!;
  const near = { positions: new Uint32Array(size), floors: new Float64Array(size), limit };
  let found = 0;
  for (let at = 0; at < floors.length; at += 1) {
    if (floors[at]! >= limit) continue;
    near.positions[found] = at;
    near.floors[found] = floors[at]!;
    found += 1;
  }
  return {
    positions: near.positions.subarray(0, found),
    floors: near.floors.subarray(0, found),
    limit,
  };
}

/** The same, put into as many buckets as there are keys: in order but for close neighbours. */
function spread({ positions, floors, limit }: Near): Near {
  const size = positions.length;
  const scale = size / limit;
  const starts = new Uint32Array(size + 2);
  for (let at = 0; at < size; at += 1) starts[1 + Math.floor(floors[at]! * scale)]! += 1;
  for (let bucket = 1; bucket <= size; bucket += 1) starts[bucket]! += starts[bucket - 1]!;
  const result = { positions: new Uint32Array(size), floors: new Float64Array(size), limit };
  for (let at = 0; at < size; at += 1) {
    const bucket = Math.floor(floors[at]! * scale);
    const place = starts[bucket]!;
    starts[bucket] = place + 1;
    result.positions[place] = positions[at]!;
    result.floors[place] = floors[at]!;
  }
  return result;
}

/** Puts neighbours in their exact order: an insertion sort in which hardly anything moves far. */
function settle({ positions, floors }: Near, exactAt: Keys['exactAt']): void {
  for (let at = 1; at < positions.length; at += 1) {
    const position = positions[at]!;
    const floor = floors[at]!;
    let place = at;
    for (; place > 0; place -= 1) {
      const before = positions[place - 1]!;
      const difference = floor - floors[place - 1]!;
      const isDoubtful = Math.abs(difference) < weightBase;
      const isLess = isDoubtful ? exactAt(position) < exactAt(before) : difference < 0;
      if (!isLess) break;
      positions[place] = before;
      floors[place] = floors[place - 1]!;
    }
    positions[place] = position;
    floors[place] = floor;
  }
}
