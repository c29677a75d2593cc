import { kernel } from '../draw/kernel/kernel.ts';
import { blockAt, messagesAtMost, stateAt } from '../draw/kernel/layout.ts';
import { packId } from '../draw/packed-id.ts';
import { wordsOf } from '../draw/ticket-block.ts';
import { pairsOf } from './pair.ts';

/**
 * Puts serials in the order of their pair tickets with a subject, ties by serial. Tickets are hashed
 * together and compared by their first 32 bits; a whole one is made only where those agree.
 */
export function pairOrderOf(
  seed: string,
): (subject: string, serials: readonly number[]) => number[] {
  const ticketOf = pairsOf(seed);
  const message = messageOf(seed);
  let space = new Float64Array(64);
  return (subject, serials) => {
    if (serials.length > space.length) space = new Float64Array(2 * serials.length);
    const tops = space.subarray(0, serials.length);
    setSubject(message, subject);
    hashPairs(message, serials, tops);
    return ordered(tops, serials, (serial, other) => {
      const [ticket, otherTicket] = [ticketOf(subject, serial), ticketOf(subject, other)];
      return ticket === otherTicket ? serial < other : ticket < otherTicket;
    });
  };
}

/** What all pairs of a subject share, in words; the serial begins at byte `serialAt` and is still 0. */
type Message = { words: Uint32Array; serialAt: number };

function messageOf(seed: string): Message {
  const words = new Uint32Array(16);
  words.set(wordsOf(seed));
  return { words, serialAt: 0 };
}

function setSubject(message: Message, subject: string): void {
  const { words } = message;
  const serialAt = 32 + 1 + subject.length;
  const end = serialAt + 4;
  words.fill(0, 8);
  packId(words, 8, subject);
  // The byte 80 moves from the end of the subject to the end of the serial.
  words[serialAt >> 2]! ^= 0x80 << (24 - 8 * (serialAt & 3));
  words[end >> 2]! |= 0x80 << (24 - 8 * (end & 3));
  words[15] = end * 8;
  message.serialAt = serialAt;
}

/** The first 32 bits of each ticket; a message of 55 bytes at most is one block. */
function hashPairs(message: Message, serials: readonly number[], tops: Float64Array): void {
  const used = kernel();
  used.setHead(message.words.subarray(0, 8));
  for (let start = 0; start < serials.length; start += messagesAtMost) {
    const count = Math.min(messagesAtMost, serials.length - start);
    for (let at = 0; at < count; at += 1) lay(message, serials[start + at]!, blockAt(at));
    used.hashTails(count);
    for (let at = 0; at < count; at += 1) tops[start + at] = used.states[stateAt(at)]!;
  }
}

function lay({ words, serialAt }: Message, serial: number, block: number): void {
  const { blocks } = kernel();
  for (let word = 0; word < 16; word += 1) blocks[block + word * 4] = words[word]!;
  const first = block + (serialAt >> 2) * 4;
  const shift = 8 * (serialAt & 3);
  blocks[first]! |= serial >>> shift;
  if (shift > 0) blocks[first + 4]! |= serial << (32 - shift);
}

/**
 * Sorts plain numbers made of the first bits and the position, many times as fast as with a
 * comparison; neighbours whose first bits agree are put in order afterwards. `tops` is used up.
 */
function ordered(
  tops: Float64Array,
  serials: readonly number[],
  isBefore: (serial: number, other: number) => boolean,
): number[] {
  const scale = 2 ** Math.ceil(Math.log2(tops.length + 1));
  // Both together have to fit in the 53 bits of a whole double.
  const unit = Math.max(1, scale / 2 ** 21);
  for (let at = 0; at < tops.length; at += 1) tops[at] = Math.floor(tops[at]! / unit) * scale + at;
  tops.sort();
  const result: number[] = [];
  for (let at = 0; at < tops.length; at += 1) {
    const bits = Math.floor(tops[at]! / scale);
    const serial = serials[tops[at]! - bits * scale]!;
    let place = at;
    while (place > 0 && Math.floor(tops[place - 1]! / scale) === bits) {
      if (!isBefore(serial, result[place - 1]!)) break;
      result[place] = result[place - 1]!;
      place -= 1;
    }
    result[place] = serial;
  }
  return result;
}
