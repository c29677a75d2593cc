import { hexOf, sha256 } from './hash.ts';
import { leavesOf, nodesAboveLeaves } from './leaves.ts';
import { foldLevel, merkleTree, type MerkleTree } from './merkle.ts';
import { type PackedPool, packPool, partOf, type Pool } from './packed-pool.ts';
import { inOrder } from './pool-order.ts';
import type { PoolRecord } from './record.ts';

/**
 * The records strictly increasing by their bytes, as they are frozen. Refuses a field out of range
 * and an id that occurs twice (高新区 第十七条: one subject, one stratum).
 */
export const orderPool = (pool: readonly PoolRecord[]): PoolRecord[] =>
  Array.from(inOrder(packPool(pool)).indexes, (index) => pool[index]!);

/** The same in columns. */
export const orderedPool = (pool: Pool): PackedPool => inOrder(packPool(pool)).pool;

/** The Merkle tree over records that are already in order. */
export const poolTree = (ordered: PackedPool): MerkleTree => merkleTree(leavesOf(ordered));

/** The Merkle root of a pool in any order, 64 hex digits: what the announcement commits to. */
export const poolRoot = (pool: Pool): string => rootOfOrdered(orderedPool(pool));

// A power of two, so that the tree over each such part is a node of the whole.
const partSize = 2 ** 16;

/** The root over records that are already in order; `onPart` hears how many are done. */
export function rootOfOrdered(ordered: PackedPool, onPart?: (done: number) => void): string {
  const { size } = ordered;
  if (size === 0) return sha256(new Uint8Array());
  const parts = new Uint32Array(Math.ceil(size / partSize) * 8);
  for (let start = 0; start < size; start += partSize) {
    const end = Math.min(start + partSize, size);
    parts.set(foldLevel(nodesAboveLeaves(partOf(ordered, start, end))), (start / partSize) * 8);
    onPart?.(end);
  }
  return hexOf(foldLevel(parts), 0);
}
