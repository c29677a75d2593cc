import { malformed } from './fields.ts';
import { comparePackedIds, idWords } from './packed-id.ts';
import { idsAt, type PackedPool } from './packed-pool.ts';

/** Whether the records are increasing by their bytes. */
export function isOrdered(pool: PackedPool): boolean {
  const { size, ids } = pool;
  for (let at = 1; at < size; at += 1) {
    const step = placeAt(pool, at) - placeAt(pool, at - 1);
    if (step < 0) return false;
    if (step === 0 && comparePackedIds(ids, at * idWords, ids, (at - 1) * idWords) <= 0)
      return false;
  }
  return true;
}

/**
 * Refuses an id that occurs twice, whatever its strata, naming the second record. A table of
 * indexes with open addressing: a set of texts would take six times as long.
 */
export function refuseRepeatedIds(pool: PackedPool): void {
  const { size, ids } = pool;
  const mask = 2 ** Math.ceil(Math.log2(2 * size + 1)) - 1;
  const table = new Uint32Array(mask + 1);
  for (let index = 0; index < size; index += 1) {
    let place = scrambled(ids, index * idWords) & mask;
    for (let other = table[place]!; other !== 0; other = table[place]!) {
      if (comparePackedIds(ids, (other - 1) * idWords, ids, index * idWords) === 0) {
        malformed('id', 'once', { record: index, id: idsAt(pool, Uint32Array.of(index))[0]! });
      }
      place = (place + 1) & mask;
    }
    table[place] = index + 1;
  }
}

/** The indexes of the records by increasing bytes: a radix sort, the last digits first. */
export function orderOf(pool: PackedPool): Uint32Array {
  const { size, ids } = pool;
  const sorting = unsorted(size);
  for (let word = idWords - 1; word >= 0; word -= 1) {
    const varies = (_: unknown, index: number) => ids[index * idWords + word] !== ids[word];
    if (sorting.order.some(varies)) sortBy(sorting, (index) => ids[index * idWords + word]!);
  }
  sortBy(sorting, (index) => placeAt(pool, index));
  return sorting.order;
}

// The order so far with the keys of the present pass, and space of the same size for the next.
type Sorting = {
  order: Uint32Array;
  keys: Uint32Array;
  spareOrder: Uint32Array;
  spareKeys: Uint32Array;
};

function unsorted(size: number): Sorting {
  const order = new Uint32Array(size);
  for (let at = 0; at < size; at += 1) order[at] = at;
  const [keys, spareOrder, spareKeys] = [0, 1, 2].map(() => new Uint32Array(size));
  return { order, keys: keys!, spareOrder: spareOrder!, spareKeys: spareKeys! };
}

/** Sorts by a key of 32 bits, equal ones staying as they are: two digits, or four for small pools. */
function sortBy(sorting: Sorting, keyOf: (index: number) => number): void {
  const { order, keys } = sorting;
  for (let at = 0; at < order.length; at += 1) keys[at] = keyOf(order[at]!);
  const bits = order.length < 2 ** 14 ? 8 : 16;
  for (let shift = 0; shift < 32; shift += bits) distribute(sorting, shift, 2 ** bits - 1);
}

function distribute(sorting: Sorting, shift: number, mask: number): void {
  const { order, keys, spareOrder, spareKeys } = sorting;
  const starts = startsOf(keys, shift, mask);
  if (starts === null) return;
  for (let at = 0; at < order.length; at += 1) {
    const key = keys[at]!;
    const digit = (key >>> shift) & mask;
    const place = starts[digit]!;
    starts[digit] = place + 1;
    spareOrder[place] = order[at]!;
    spareKeys[place] = key;
  }
  Object.assign(sorting, {
    order: spareOrder,
    keys: spareKeys,
    spareOrder: order,
    spareKeys: keys,
  });
}

/** Where the keys with each digit begin, or null when all have the same digit. */
function startsOf(keys: Uint32Array, shift: number, mask: number): Uint32Array | null {
  const counts = new Uint32Array(mask + 1);
  for (let at = 0; at < keys.length; at += 1) counts[(keys[at]! >>> shift) & mask]! += 1;
  if (counts.includes(keys.length)) return null;
  let start = 0;
  for (let digit = 0; digit < counts.length; digit += 1) {
    const count = counts[digit]!;
    counts[digit] = start;
    start += count;
  }
  return counts;
}

const placeAt = ({ strata, eligibilities }: PackedPool, index: number): number =>
  strata[index]! * 8 + eligibilities[index]!;

/** A number that depends on every bit of a packed id; multiplying by odd constants mixes upwards. */
function scrambled(ids: Uint32Array, first: number): number {
  let mixed = ids[first]!;
  for (let word = 1; word < idWords; word += 1) {
    mixed = Math.imul(mixed ^ (mixed >>> 15), 0x9e3779b1) ^ ids[first + word]!;
  }
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b);
  return mixed ^ (mixed >>> 13);
}
