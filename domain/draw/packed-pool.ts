import { idLengthAtMost, idWords, packId, packIdBytes, writePackedId } from './packed-id.ts';
import { checkRecord, type PoolRecord } from './record.ts';

/**
 * A pool in columns: 24 bytes a record, however many there are. A column may be longer than `size`;
 * `ids` has five words for each record (`packId`).
 */
export type PackedPool = {
  size: number;
  strata: Uint16Array;
  eligibilities: Uint8Array;
  weights: Uint8Array;
  ids: Uint32Array;
};

/** A pool as it is handed in: records in any order, or columns already. */
export type Pool = readonly PoolRecord[] | PackedPool;

/** A record whose id is ASCII in `bytes`, from `start` up to but not including `end`. */
export type RecordBytes = Omit<PoolRecord, 'id'> & {
  bytes: Uint8Array;
  start: number;
  end: number;
};

/** A pool without records and with space for `capacity`; it grows where that is not enough. */
export const emptyPool = (capacity: number): PackedPool => ({
  size: 0,
  strata: new Uint16Array(capacity),
  eligibilities: new Uint8Array(capacity),
  weights: new Uint8Array(capacity),
  ids: new Uint32Array(capacity * idWords),
});

/** The columns of a pool, its records in the same order. Refuses a field out of its range. */
export function packPool(pool: Pool): PackedPool {
  if ('ids' in pool) return pool;
  const packed = emptyPool(pool.length);
  for (const record of pool) appendRecord(packed, record);
  return packed;
}

function appendRecord(pool: PackedPool, record: PoolRecord): void {
  const { id } = record;
  const fits = typeof id === 'string' && hasRanges(record, id.length);
  if (!fits || !packId(pool.ids, pool.size * idWords, id)) checkRecord(record);
  append(pool, record);
}

/** Adds a record that came as bytes. Refuses a field out of its range. */
export function appendBytes(pool: PackedPool, record: RecordBytes): void {
  if (pool.size === pool.weights.length) grow(pool);
  const fits = hasRanges(record, record.end - record.start);
  if (!fits || !packIdBytes(pool.ids, pool.size * idWords, record)) {
    const { stratum, eligibility, weight, bytes, start, end } = record;
    const id = new TextDecoder().decode(bytes.subarray(start, end));
    checkRecord({ stratum, eligibility, id, weight });
  }
  append(pool, record);
}

/** The record at an index below `size`. */
export function recordAt(pool: PackedPool, index: number): PoolRecord {
  return {
    stratum: pool.strata[index]!,
    eligibility: pool.eligibilities[index]!,
    id: idsAt(pool, Uint32Array.of(index))[0]!,
    weight: pool.weights[index]!,
  };
}

/** The ids at these indexes, in their order. */
export function idsAt({ ids }: PackedPool, indexes: Uint32Array): string[] {
  const bytes = new Uint8Array(indexes.length * idLengthAtMost);
  const ends = new Uint32Array(indexes.length);
  let end = 0;
  for (let at = 0; at < indexes.length; at += 1) {
    end = writePackedId(bytes, end, ids, indexes[at]! * idWords);
    ends[at] = end;
  }
  // One text for all of them: a decoder's call costs far more than its bytes.
  const text = new TextDecoder().decode(bytes.subarray(0, end));
  const texts: string[] = [];
  for (let at = 0; at < ends.length; at += 1) texts.push(text.slice(ends[at - 1] ?? 0, ends[at]));
  return texts;
}

/** The same records in another order: the one at `order[n]` becomes number n. */
export function reordered(pool: PackedPool, order: Uint32Array): PackedPool {
  const result = { ...emptyPool(order.length), size: order.length };
  for (let at = 0; at < order.length; at += 1) {
    const from = order[at]!;
    result.strata[at] = pool.strata[from]!;
    result.eligibilities[at] = pool.eligibilities[from]!;
    result.weights[at] = pool.weights[from]!;
    for (let word = 0; word < idWords; word += 1) {
      result.ids[at * idWords + word] = pool.ids[from * idWords + word]!;
    }
  }
  return result;
}

function append(pool: PackedPool, { stratum, eligibility, weight }: Omit<PoolRecord, 'id'>): void {
  const { size } = pool;
  pool.strata[size] = stratum;
  pool.eligibilities[size] = eligibility;
  pool.weights[size] = weight;
  pool.size = size + 1;
}

function grow(pool: PackedPool): void {
  const { size, strata, eligibilities, weights, ids } = pool;
  const larger = emptyPool(Math.max(1_024, size * 2));
  larger.strata.set(strata);
  larger.eligibilities.set(eligibilities);
  larger.weights.set(weights);
  larger.ids.set(ids);
  Object.assign(pool, larger, { size });
}

// The ranges of `checkRecord` without its texts, since a pool may have millions of records.
function hasRanges(
  { stratum, eligibility, weight }: Omit<PoolRecord, 'id'>,
  length: number,
): boolean {
  return (
    isWhole(stratum, 0, 65_535) &&
    isWhole(eligibility, 0, 5) &&
    isWhole(weight, 1, 16) &&
    isWhole(length, 1, idLengthAtMost)
  );
}

const isWhole = (value: number, low: number, high: number) =>
  (value | 0) === value && value >= low && value <= high;
