import { malformed } from './fields.ts';
import { leafHash, merkleRoot, merkleTree, type MerkleTree } from './merkle.ts';
import { checkRecord, compareRecords, packRecord, type PoolRecord } from './record.ts';

/**
 * The records strictly increasing by their bytes, as they are frozen. Refuses a field out of range
 * and an id that occurs twice (高新区 第十七条: one subject, one stratum).
 */
export function orderPool(pool: readonly PoolRecord[]): PoolRecord[] {
  const seen = new Set<string>();
  pool.forEach((record, at) => {
    checkRecord(record);
    if (seen.has(record.id)) malformed('id', 'once', { record: at, id: record.id });
    seen.add(record.id);
  });
  return [...pool].sort(compareRecords);
}

/** The Merkle tree over records that are already in order. */
export function poolTree(ordered: readonly PoolRecord[]): MerkleTree {
  return merkleTree(ordered.map((record) => leafHash(packRecord(record))));
}

/** The Merkle root of a pool in any order, 64 hex digits: what the announcement commits to. */
export function poolRoot(pool: readonly PoolRecord[]): string {
  return merkleRoot(poolTree(orderPool(pool)));
}
