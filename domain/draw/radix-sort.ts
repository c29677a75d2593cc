/**
 * The indexes 0 to size − 1 in the order of some columns of 32 bits, of which the first counts least;
 * equal ones stay as they are. Each column is made when its turn comes.
 */
export function radixSort(size: number, columns: readonly (() => Uint32Array)[]): Uint32Array {
  const space = () => new Uint32Array(size);
  const sorting = { order: space(), keys: space(), spareOrder: space(), spareKeys: space() };
  for (let at = 0; at < size; at += 1) sorting.order[at] = at;
  const bits = size < 2 ** 14 ? 8 : 16;
  for (const columnOf of columns) {
    takeKeys(sorting, columnOf());
    for (let shift = 0; shift < 32; shift += bits) distribute(sorting, shift, 2 ** bits - 1);
  }
  return sorting.order;
}

/** The order so far with its keys in the present column, and space for the next order. */
type Sorting = Record<'order' | 'keys' | 'spareOrder' | 'spareKeys', Uint32Array>;

// A column for itself is small enough to jump about in.
function takeKeys({ order, keys }: Sorting, column: Uint32Array): void {
  for (let at = 0; at < order.length; at += 1) keys[at] = column[order[at]!]!;
}

/** Puts the order into that of one digit. */
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
