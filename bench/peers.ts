import { laySeed, layId } from '../domain/draw/ticket-block.ts';
import { kernel } from '../domain/draw/kernel/kernel.ts';
import { messagesAtMost, stateAt } from '../domain/draw/kernel/layout.ts';
import type { PoolRecord } from '../domain/draw/record.ts';
import { idWords, packId, packIdBytes } from '../domain/draw/packed-id.ts';

/** Packs and hashes the tickets of these ids with the same kernel and does nothing with them. */
export const hashTexts = (seed: string, rows: readonly PoolRecord[]): Uint32Array =>
  hashTickets(seed, rows.length, (words, at, index) => packId(words, at, rows[index]!.id));

/** The same for ids of 18 bytes, one after the other. */
export function hashBytes(seed: string, bytes: Uint8Array): Uint32Array {
  return hashTickets(seed, bytes.length / 18, (words, at, index) => {
    packIdBytes(words, at, { bytes, start: index * 18, end: index * 18 + 18 });
  });
}

function hashTickets(
  seed: string,
  size: number,
  pack: (words: Uint32Array, at: number, index: number) => void,
): Uint32Array {
  const used = kernel();
  const { blocks, states } = used;
  const tickets = new Uint32Array(size);
  const words = new Uint32Array(idWords);
  laySeed(used, seed);
  for (let start = 0; start < size; start += messagesAtMost) {
    const count = Math.min(messagesAtMost, size - start);
    for (let at = 0; at < count; at += 1) {
      pack(words, 0, start + at);
      layId(blocks, at, words, 0);
    }
    used.hashTails(count);
    for (let at = 0; at < count; at += 1) tickets[start + at] = states[stateAt(at)]!;
  }
  return tickets;
}
