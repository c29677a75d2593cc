import { emptyColumns } from './columns.ts';
import { comparePackedIds, idWords } from './packed-id.ts';
import { gathered, type PackedPool, partOf } from './packed-pool.ts';
import { orderOfIds, refuseNeighbours, refuseRepeatedIds } from './repeated-ids.ts';

/** A pool by the bytes of its records, and the index that each had before. */
export type OrderedPool = { pool: PackedPool; indexes: Uint32Array };

/**
 * Puts a pool in order by the bytes of its records: first by id, where the same id twice is twice in a
 * row, then by stratum and eligibility. One in order already, as a frozen pool is kept, stays where it
 * is. Refuses an id that occurs twice, naming the second record.
 */
export function inOrder(pool: PackedPool): OrderedPool {
  if (isInOrder(pool)) {
    refuseRepeatedIds(pool);
    const indexes = new Uint32Array(pool.size);
    for (let at = 0; at < pool.size; at += 1) indexes[at] = at;
    return { pool: partOf(pool, 0, pool.size), indexes };
  }
  const byId = orderOfIds(pool.ids, pool.size);
  const ids = gathered(pool.ids, byId);
  refuseNeighbours(pool, ids, byId);
  return byPlace(pool, ids, byId);
}

function isInOrder({ size, strata, eligibilities, ids }: PackedPool): boolean {
  for (let at = 1; at < size; at += 1) {
    const further =
      strata[at]! - strata[at - 1]! ||
      eligibilities[at]! - eligibilities[at - 1]! ||
      comparePackedIds(ids, at * idWords, ids, (at - 1) * idWords);
    if (further < 0) return false;
  }
  return true;
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
