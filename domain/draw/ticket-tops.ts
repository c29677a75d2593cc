import { hexBytes } from './bytes.ts';
import { begin, kernel } from './kernel/kernel.ts';
import { blockAt, lanes, messagesAtMost, stateAt } from './kernel/layout.ts';
import { idWords } from './packed-id.ts';
import type { PackedPool } from './packed-pool.ts';
import { rankAt } from './select.ts';

/**
 * The first 32 bits of SHA-256( seed ‖ u8 length(id) ‖ id ) of every eligible record whose stratum has
 * a rank (`ranksOf`), at its index in the pool; 0 for the others.
 */
export function ticketTops(seed: string, pool: PackedPool, ranks: Uint16Array): Uint32Array {
  const tops = new Uint32Array(pool.size);
  const batch = new Uint32Array(messagesAtMost);
  layFrame(kernel().blocks, seed);
  for (let start = 0; start < pool.size; start = batch.at(-1)! + 1) {
    const count = layBatch(pool, ranks, start, batch);
    hashBatch(batch.subarray(0, count), tops);
    if (count < messagesAtMost) break;
  }
  return tops;
}

/** Lays the next messages from `start` on, as many as a batch takes; how many, and whose. */
function layBatch(pool: PackedPool, ranks: Uint16Array, start: number, batch: Uint32Array): number {
  const { size, ids } = pool;
  const { blocks } = kernel();
  let count = 0;
  for (let index = start; index < size && count < batch.length; index += 1) {
    if (rankAt(pool, ranks, index) === 0) continue;
    layId(blocks, blockAt(count), ids, index * idWords);
    batch[count] = index;
    count += 1;
  }
  return count;
}

function hashBatch(batch: Uint32Array, tops: Uint32Array): void {
  const used = kernel();
  const groups = Math.ceil(batch.length / lanes);
  begin(used, groups);
  used.compress(groups);
  for (let at = 0; at < batch.length; at += 1) tops[batch[at]!] = used.states[stateAt(at)]!;
}

/** What all messages share: the seed in front, zeros behind. */
export function layFrame(blocks: Uint32Array, seed: string): void {
  const bytes = new DataView(hexBytes(seed).buffer);
  blocks.fill(0);
  for (let message = 0; message < messagesAtMost; message += 1) {
    const block = blockAt(message);
    for (let word = 0; word < 8; word += 1) blocks[block + word * 4] = bytes.getUint32(word * 4);
  }
}

/** The rest of a ticket's message, 51 bytes at most: one block, whose last word is its length in bits. */
export function layId(blocks: Uint32Array, block: number, ids: Uint32Array, id: number): void {
  const head = ids[id]!;
  blocks[block + 8 * 4] = head;
  blocks[block + 9 * 4] = ids[id + 1]!;
  blocks[block + 10 * 4] = ids[id + 2]!;
  blocks[block + 11 * 4] = ids[id + 3]!;
  blocks[block + 12 * 4] = ids[id + 4]!;
  blocks[block + 15 * 4] = (32 + 1 + (head >>> 24)) * 8;
}
