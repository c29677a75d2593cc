import { kernel, takeDigests } from './kernel/kernel.ts';
import { blockAt, messagesAtMost } from './kernel/layout.ts';
import { idWords } from './packed-id.ts';
import type { PackedPool } from './packed-pool.ts';

/**
 * The leaves of a pool in its own order, eight words each:
 * SHA-256( 00 ‖ u16 stratum ‖ u8 eligibility ‖ u8 length ‖ id ‖ u8 weight ), one block a record.
 */
export function leavesOf(pool: PackedPool): Uint32Array {
  const used = kernel();
  const leaves = new Uint32Array(pool.size * 8);
  used.blocks.fill(0);
  for (let start = 0; start < pool.size; start += messagesAtMost) {
    const count = Math.min(messagesAtMost, pool.size - start);
    for (let at = 0; at < count; at += 1) layRecord(used.blocks, blockAt(at), pool, start + at);
    used.hash(count);
    takeDigests(used, count, leaves, start);
  }
  return leaves;
}

function layRecord(blocks: Uint32Array, block: number, pool: PackedPool, index: number): void {
  const { ids } = pool;
  const id = index * idWords;
  const length = ids[id]! >>> 24;
  blocks[block] = (pool.strata[index]! << 8) | pool.eligibilities[index]!;
  for (let word = 0; word < idWords; word += 1) blocks[block + (1 + word) * 4] = ids[id + word]!;
  blocks[block + 6 * 4] = 0;
  // Where the packed id has its byte 80 stands the weight, and the byte 80 after that.
  const place = 5 + length;
  const weight = block + (place >> 2) * 4;
  const after = block + ((place + 1) >> 2) * 4;
  blocks[weight]! ^= (0x80 ^ pool.weights[index]!) << (24 - 8 * (place & 3));
  blocks[after]! |= 0x80 << (24 - 8 * ((place + 1) & 3));
  blocks[block + 15 * 4] = (6 + length) * 8;
}
