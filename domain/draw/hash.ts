import { kernel } from './kernel/kernel.ts';
import { lanes } from './kernel/layout.ts';

/** SHA-256 of a message, as 64 lower-case hex digits (FIPS 180-4). */
export function sha256(message: Uint8Array): string {
  const used = kernel();
  // The byte 80 and the length in eight bytes follow the message.
  const end = message.length + 9;
  for (let start = 0; start < end; start += 64) {
    for (let word = 0; word < 14; word += 1)
      used.blocks[word * 4] = wordAt(message, start + word * 4);
    const isLast = start + 64 >= end;
    used.blocks[14 * 4] = isLast ? message.length / 2 ** 29 : wordAt(message, start + 56);
    used.blocks[15 * 4] = isLast ? message.length << 3 : wordAt(message, start + 60);
    if (start === 0) used.hash(1);
    else used.chain(1);
  }
  return hexOf(used.states, 0, lanes);
}

/** The digest whose eight words begin at `first`, each `stride` after the one before, in hex. */
export function hexOf(words: Uint32Array, first: number, stride = 1): string {
  let hex = '';
  for (let at = first; at < first + 8 * stride; at += stride) {
    const word = words[at]!;
    hex += pairs[word >>> 24]! + pairs[(word >>> 16) & 255]!;
    hex += pairs[(word >>> 8) & 255]! + pairs[word & 255]!;
  }
  return hex;
}

const pairs = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));

function wordAt(message: Uint8Array, at: number): number {
  if (at + 4 <= message.length) {
    return (
      (message[at]! << 24) | (message[at + 1]! << 16) | (message[at + 2]! << 8) | message[at + 3]!
    );
  }
  let word = 0;
  for (let place = at; place < at + 4; place += 1) {
    word = (word << 8) | (place === message.length ? 0x80 : (message[place] ?? 0));
  }
  return word;
}
