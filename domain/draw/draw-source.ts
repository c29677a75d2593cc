import { type Columns, emptyColumns, hasRanges } from './columns.ts';
import { idWords } from './packed-id.ts';
import { idsAt, isPacked, type PackedPool, packIdOf, type Pool } from './packed-pool.ts';
import { checkRecord, type PoolRecord } from './record.ts';
import { layId } from './ticket-block.ts';

/**
 * What a draw takes its records from. Records are read once, in their order: their columns are there
 * as soon as they have been passed, and an id is packed only while its ticket is made.
 */
export type DrawSource = {
  size: number;
  columns: Columns;
  /**
   * Lays the messages of the next eligible records of the asked strata, from `start` on: their indexes
   * go into `batch`, which they fill unless the records end; the answer is how many there are.
   */
  layNext: (start: number, batch: Uint32Array, blocks: Uint32Array) => number;
  idsAt: (indexes: Uint32Array) => string[];
};

/** The records of a pool in their own order, whichever way they are handed in. */
export function sourceOf(pool: Pool, strata: readonly number[]): DrawSource {
  const isAsked = new Uint8Array(65_536);
  for (const stratum of strata) isAsked[stratum] = 1;
  return isPacked(pool) ? packedSource(pool, isAsked) : recordSource(pool, isAsked);
}

function packedSource(pool: PackedPool, isAsked: Uint8Array): DrawSource {
  const { size, strata, eligibilities, ids } = pool;
  return {
    size,
    columns: pool,
    layNext: (start, batch, blocks) => {
      let count = 0;
      for (let index = start; index < size && count < batch.length; index += 1) {
        if (eligibilities[index] !== 0 || isAsked[strata[index]!] === 0) continue;
        layId(blocks, count, ids, index * idWords);
        batch[count] = index;
        count += 1;
      }
      return count;
    },
    idsAt: (indexes) => idsAt(pool, indexes),
  };
}

function recordSource(records: readonly PoolRecord[], isAsked: Uint8Array): DrawSource {
  const columns = { ...emptyColumns(records.length), size: records.length };
  const { strata, eligibilities, weights } = columns;
  const words = new Uint32Array(idWords);
  return {
    size: records.length,
    columns,
    layNext: (start, batch, blocks) => {
      let count = 0;
      for (let index = start; index < records.length && count < batch.length; index += 1) {
        const record = records[index]!;
        if (!hasRanges(record)) checkRecord(record);
        strata[index] = record.stratum;
        eligibilities[index] = record.eligibility;
        weights[index] = record.weight;
        if (record.eligibility !== 0 || isAsked[record.stratum] === 0) continue;
        packIdOf(record, words, 0);
        layId(blocks, count, words, 0);
        batch[count] = index;
        count += 1;
      }
      return count;
    },
    idsAt: (indexes) => {
      const ids = Array<string>(indexes.length);
      for (let at = 0; at < indexes.length; at += 1) ids[at] = records[indexes[at]!]!.id;
      return ids;
    },
  };
}
