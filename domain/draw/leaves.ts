import { kernel, takeDigests } from './kernel/kernel.ts';
import { blockAt, type Kernel, messagesAtMost } from './kernel/layout.ts';
import { foldStates } from './merkle.ts';
import { idWords } from './packed-id.ts';
import type { PackedPool } from './packed-pool.ts';

/**
 * The leaves of a pool in its own order, eight words each:
 * SHA-256( 00 ‖ u16 stratum ‖ u8 eligibility ‖ u8 length ‖ id ‖ u8 weight ), one block a record.
 */
export function leavesOf(pool: PackedPool): Uint32Array {
  const leaves = new Uint32Array(pool.size * 8);
  eachBatch(pool, (used, start, count) => takeDigests(used, count, leaves, start));
  return leaves;
}

/**
 * The nodes of a pool's tree above as many leaves as the kernel takes at once, without the levels
 * below: they never leave the kernel.
 */
export function nodesAboveLeaves(pool: PackedPool): Uint32Array {
  const nodes = new Uint32Array(Math.ceil(pool.size / messagesAtMost) * 8);
  eachBatch(pool, (used, start, count) => {
    foldStates(used, count);
    takeDigests(used, 1, nodes, start / messagesAtMost);
  });
  return nodes;
}

/** Hashes leaves and hands them out in the kernel's states. */
function eachBatch(
  pool: PackedPool,
  take: (used: Kernel, start: number, count: number) => void,
): void {
  const used = kernel();
  used.blocks.fill(0);
  for (let start = 0; start < pool.size; start += messagesAtMost) {
    const count = Math.min(messagesAtMost, pool.size - start);
    layRecords(used.blocks, pool, start, count);
    used.hash(count);
    take(used, start, count);
  }
}

function layRecords(blocks: Uint32Array, pool: PackedPool, start: number, count: number): void {
  const { strata, eligibilities, weights, ids } = pool;
  for (let at = 0; at < count; at += 1) {
    const index = start + at;
    const block = blockAt(at);
    const id = index * idWords;
    const head = ids[id]!;
    blocks[block] = (strata[index]! << 8) | eligibilities[index]!;
    blocks[block + 1 * 4] = head;
    blocks[block + 2 * 4] = ids[id + 1]!;
    blocks[block + 3 * 4] = ids[id + 2]!;
    blocks[block + 4 * 4] = ids[id + 3]!;
    blocks[block + 5 * 4] = ids[id + 4]!;
    blocks[block + 6 * 4] = 0;
    layEnd(blocks, block, head >>> 24, weights[index]!);
  }
}

/** Where the packed id has its byte 80 stands the weight, and the byte 80 after that. */
function layEnd(blocks: Uint32Array, block: number, length: number, weight: number): void {
  const place = 5 + length;
  const last = block + (place & ~3);
  const after = block + ((place + 1) & ~3);
  blocks[last] = blocks[last]! ^ ((0x80 ^ weight) << (24 - 8 * (place & 3)));
  blocks[after] = blocks[after]! | (0x80 << (24 - 8 * ((place + 1) & 3)));
  blocks[block + 15 * 4] = (6 + length) * 8;
}
