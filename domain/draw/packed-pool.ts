import { append, type Columns, columnsOf, emptyColumns, hasRanges } from './columns.ts';
import {
  idLengthAtMost,
  idWords,
  packId,
  packIdBytes,
  packLongId,
  writePackedId,
} from './packed-id.ts';
import { checkRecord, type PoolRecord } from './record.ts';

/** A pool in columns, 24 bytes a record; `ids` has five words for each of them (`packId`). */
export type PackedPool = Columns & { ids: Uint32Array };

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
  ...emptyColumns(capacity),
  ids: new Uint32Array(capacity * idWords),
});

/** Whether a pool is in columns. */
export const isPacked = (pool: Pool): pool is PackedPool => 'ids' in pool;

/** The columns of a pool, its records in the same order. Refuses a field out of its range. */
export function packPool(pool: Pool): PackedPool {
  if (isPacked(pool)) return pool;
  const columns = columnsOf(pool);
  const ids = new Uint32Array(pool.length * idWords);
  for (let at = 0; at < pool.length; at += 1) packIdOf(pool[at]!, ids, at * idWords);
  return { ...columns, ids };
}

/** Packs the id of a record. Refuses what is none. */
export function packIdOf(record: PoolRecord, words: Uint32Array, first: number): void {
  const { id } = record;
  if (typeof id !== 'string' || !packId(words, first, id)) checkRecord(record);
}

/** Adds a record that came as bytes. Refuses a field out of its range. */
export function appendBytes(pool: PackedPool, record: RecordBytes): void {
  if (pool.size === pool.weights.length) grow(pool);
  const isPacked = packIdBytes(pool.ids, pool.size * idWords, record);
  if (!isPacked || !hasRanges(record)) refuse(record);
  append(pool, record);
}

/** The same where the bytes are in a view and the id has 18 of them: in less time. */
export function appendLongId(pool: PackedPool, record: RecordBytes, view: DataView): void {
  if (pool.size === pool.weights.length) grow(pool);
  const isPacked = packLongId(pool.ids, pool.size * idWords, view, record.start);
  if (!isPacked || !hasRanges(record)) refuse(record);
  append(pool, record);
}

function refuse({ stratum, eligibility, weight, bytes, start, end }: RecordBytes): void {
  const id = new TextDecoder().decode(bytes.subarray(start, end));
  checkRecord({ stratum, eligibility, id, weight });
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
  const words = gathered(ids, indexes);
  const bytes = new Uint8Array(indexes.length * idLengthAtMost);
  let end = 0;
  for (let at = 0; at < indexes.length; at += 1) {
    end = writePackedId(bytes, end, words, at * idWords);
  }
  // One text for all of them: a decoder's call costs far more than its bytes.
  const text = new TextDecoder().decode(bytes.subarray(0, end));
  const texts = Array<string>(indexes.length);
  let start = 0;
  for (let at = 0; at < indexes.length; at += 1) {
    const next = start + (words[at * idWords]! >>> 24);
    texts[at] = text.slice(start, next);
    start = next;
  }
  return texts;
}

/** The records from `start` up to but not including `end`, in the same memory. */
export function partOf(pool: PackedPool, start: number, end: number): PackedPool {
  return {
    size: end - start,
    strata: pool.strata.subarray(start, end),
    eligibilities: pool.eligibilities.subarray(start, end),
    weights: pool.weights.subarray(start, end),
    ids: pool.ids.subarray(start * idWords, end * idWords),
  };
}

/** The packed ids at these indexes: a loop of nothing else, so that waits for far memory overlap. */
export function gathered(ids: Uint32Array, indexes: Uint32Array): Uint32Array {
  const words = new Uint32Array(indexes.length * idWords);
  for (let at = 0; at < indexes.length; at += 1) {
    const from = indexes[at]! * idWords;
    for (let word = 0; word < idWords; word += 1) words[at * idWords + word] = ids[from + word]!;
  }
  return words;
}

function grow(pool: PackedPool): void {
  const { size, strata, eligibilities, weights, ids } = pool;
  const larger = emptyPool(size * 4 + 2 ** 16);
  larger.strata.set(strata);
  larger.eligibilities.set(eligibilities);
  larger.weights.set(weights);
  larger.ids.set(ids);
  Object.assign(pool, larger, { size });
}
