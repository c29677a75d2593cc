import { hexBytes } from './bytes.ts';
import { begin, kernel } from './kernel/kernel.ts';
import { blockAt, lanes, messagesAtMost, stateAt } from './kernel/layout.ts';
import { idWords } from './packed-id.ts';
import type { PackedPool } from './packed-pool.ts';
import { weightBase } from './ticket.ts';

/**
 * The first bits of many keys at once: the first 32 bits of SHA-256( seed ‖ u8 length(id) ‖ id ) times
 * 720720 ÷ weight, of each record at these indexes. A key lies in [floor, floor + 720720) × 2^224;
 * floors are whole numbers below 2^52, exact in a double.
 */
export function keyFloors(seed: string, pool: PackedPool, indexes: Uint32Array): Float64Array {
  const used = kernel();
  const { blocks, states } = used;
  const floors = new Float64Array(indexes.length);
  layFrame(blocks, seed);
  for (let start = 0; start < floors.length; start += messagesAtMost) {
    const count = Math.min(messagesAtMost, floors.length - start);
    for (let at = 0; at < count; at += 1) {
      layId(blocks, blockAt(at), pool.ids, indexes[start + at]! * idWords);
    }
    const groups = Math.ceil(count / lanes);
    begin(used, groups);
    used.compress(groups);
    for (let at = 0; at < count; at += 1) {
      const factor = factors[pool.weights[indexes[start + at]!]!]!;
      floors[start + at] = states[stateAt(at)]! * factor;
    }
  }
  return floors;
}

const factors = Float64Array.from({ length: 17 }, (_, weight) => weightBase / weight);

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
