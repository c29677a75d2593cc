import type { DrawSource } from './draw-source.ts';
import { kernel } from './kernel/kernel.ts';
import { messagesAtMost, stateAt } from './kernel/layout.ts';
import { laySeed } from './ticket-block.ts';

/**
 * The first 32 bits of SHA-256( seed ‖ u8 length(id) ‖ id ) of every record that the source lays, each
 * at its index; 0 for the others. Afterwards all columns of the source are there.
 */
export function ticketTops(seed: string, source: DrawSource): Uint32Array {
  const used = kernel();
  const tops = new Uint32Array(source.size);
  const batch = new Uint32Array(messagesAtMost);
  laySeed(used, seed);
  let count = messagesAtMost;
  for (let start = 0; count === messagesAtMost; start = batch.at(-1)! + 1) {
    count = source.layNext(start, batch, used.blocks);
    used.hashTails(count);
    takeTops(used.states, batch.subarray(0, count), tops);
  }
  return tops;
}

function takeTops(states: Uint32Array, indexes: Uint32Array, tops: Uint32Array): void {
  for (let at = 0; at < indexes.length; at += 1) tops[indexes[at]!] = states[stateAt(at)]!;
}
