import { emptyColumns } from './columns.ts';
import { malformed } from './fields.ts';
import { comparePackedIds, idWords } from './packed-id.ts';
import { gathered, idsAt, type PackedPool } from './packed-pool.ts';
import { radixSort } from './radix-sort.ts';

/** A pool by the bytes of its records, and the index that each had before. */
export type OrderedPool = { pool: PackedPool; indexes: Uint32Array };

/**
 * Puts a pool in order by the bytes of its records: first by id, where the same id twice is twice in a
 * row, then by stratum and eligibility. Refuses an id that occurs twice, naming the second record.
 */
export function inOrder(pool: PackedPool): OrderedPool {
  const byId = radixSort(pool.size, idColumns(pool));
  const ids = gathered(pool.ids, byId);
  refuseRepeatedIds(pool, ids, byId);
  return byPlace(pool, ids, byId);
}

/** The words in which the packed ids differ, as columns, the last first. */
function idColumns({ size, ids }: PackedPool): (() => Uint32Array)[] {
  const differences = new Uint32Array(idWords);
  for (let at = 0; at < size; at += 1) {
    for (let word = 0; word < idWords; word += 1) {
      differences[word]! |= ids[at * idWords + word]! ^ ids[word]!;
    }
  }
  return [4, 3, 2, 1, 0]
    .filter((word) => differences[word] !== 0)
    .map((word) => () => {
      const column = new Uint32Array(size);
      for (let at = 0; at < size; at += 1) column[at] = ids[at * idWords + word]!;
      return column;
    });
}

function refuseRepeatedIds(pool: PackedPool, ids: Uint32Array, byId: Uint32Array): void {
  let second = pool.size;
  for (let at = 1; at < byId.length; at += 1) {
    // The sort leaves the same ids in the order in which they were.
    const isRepeated = comparePackedIds(ids, at * idWords, ids, (at - 1) * idWords) === 0;
    if (isRepeated) second = Math.min(second, byId[at]!);
  }
  if (second < pool.size) {
    malformed('id', 'once', { record: second, id: idsAt(pool, Uint32Array.of(second))[0]! });
  }
}

/** Moves records that are in order by id to their stratum and eligibility, one after the other. */
function byPlace(pool: PackedPool, ids: Uint32Array, byId: Uint32Array): OrderedPool {
  const { size } = pool;
  const result = { ...emptyColumns(size), size, ids: new Uint32Array(size * idWords) };
  const indexes = new Uint32Array(size);
  const next = startsOfPlaces(pool);
  for (let at = 0; at < size; at += 1) {
    const index = byId[at]!;
    const [stratum, eligibility] = [pool.strata[index]!, pool.eligibilities[index]!];
    const to = next[stratum * 8 + eligibility]!;
    next[stratum * 8 + eligibility] = to + 1;
    indexes[to] = index;
    result.strata[to] = stratum;
    result.eligibilities[to] = eligibility;
    result.weights[to] = pool.weights[index]!;
    for (let word = 0; word < idWords; word += 1) {
      result.ids[to * idWords + word] = ids[at * idWords + word]!;
    }
  }
  return { pool: result, indexes };
}

/** Where the records of each stratum and eligibility begin, at stratum × 8 + eligibility. */
function startsOfPlaces({ size, strata, eligibilities }: PackedPool): Uint32Array {
  let highest = 0;
  for (let at = 0; at < size; at += 1) highest = Math.max(highest, strata[at]!);
  const starts = new Uint32Array((highest + 1) * 8);
  for (let at = 0; at < size; at += 1) starts[strata[at]! * 8 + eligibilities[at]!]! += 1;
  let start = 0;
  for (let place = 0; place < starts.length; place += 1) {
    const count = starts[place]!;
    starts[place] = start;
    start += count;
  }
  return starts;
}
