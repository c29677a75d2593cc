import { hexBytes } from './bytes.ts';
import { blockAt, type Kernel, messagesAtMost } from './kernel/layout.ts';

/** Lays what the messages of all tickets share: 32 bytes of seed in front, zeros behind. */
export function laySeed({ blocks, setHead }: Kernel, seed: string): void {
  const words = wordsOf(seed);
  setHead(words);
  blocks.fill(0);
  for (let message = 0; message < messagesAtMost; message += 1) {
    const block = blockAt(message);
    for (let word = 0; word < 8; word += 1) blocks[block + word * 4] = words[word]!;
  }
}

/** The eight words of 32 bytes in hex. */
export function wordsOf(hex: string): Uint32Array {
  const bytes = new DataView(hexBytes(hex).buffer);
  return Uint32Array.from({ length: 8 }, (_, word) => bytes.getUint32(word * 4));
}

/**
 * Lays the rest of the message of one ticket, u8 length ‖ id, which a packed id has at hand; 51 bytes
 * at most are one block, whose last word is the length in bits.
 */
export function layId(blocks: Uint32Array, message: number, ids: Uint32Array, first: number): void {
  const block = blockAt(message);
  const head = ids[first]!;
  blocks[block + 8 * 4] = head;
  blocks[block + 9 * 4] = ids[first + 1]!;
  blocks[block + 10 * 4] = ids[first + 2]!;
  blocks[block + 11 * 4] = ids[first + 3]!;
  blocks[block + 12 * 4] = ids[first + 4]!;
  blocks[block + 15 * 4] = (32 + 1 + (head >>> 24)) * 8;
}
