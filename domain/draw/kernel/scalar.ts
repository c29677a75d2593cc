import { initialState, roundConstants } from './constants.ts';
import { blockAt, type Kernel, lanes, messagesAtMost, stateAt } from './layout.ts';

/** The same in plain TypeScript, one message after the other, where there is no WebAssembly SIMD. */
export function scalarKernel(): Kernel {
  const states = new Uint32Array(messagesAtMost * 8);
  const blocks = new Uint32Array(messagesAtMost * 16);
  const head = new Uint32Array(8);
  const hashFrom = (start: Uint32Array, round: number) => (messages: number) =>
    eachOf(messages, (message) => {
      const working = rounds(start, schedule(blocks, blockAt(message)), round, 64);
      put(states, stateAt(message), initialState, working);
    });
  return {
    name: 'scalar',
    states,
    blocks,
    hash: hashFrom(initialState, 0),
    chain: (messages) =>
      eachOf(messages, (message) => {
        const before = initialState.map((_, at) => states[stateAt(message) + at * lanes]!);
        const working = rounds(before, schedule(blocks, blockAt(message)), 0, 64);
        put(states, stateAt(message), before, working);
      }),
    hashTails: hashFrom(head, 8),
    setHead: (words) => head.set(afterHead(words)),
    join: (nodes) => eachOf(nodes, (node) => joinOne(states, node)),
  };
}

/**
 * The schedules of all blocks that end a message of 65 bytes: 64 words for each value of the byte that
 * the block begins with.
 */
export function lastSchedules(): Uint32Array {
  const words = new Uint32Array(256 * 64);
  const block = new Uint32Array(16 * lanes);
  for (let byte = 0; byte < 256; byte += 1) {
    layLast(block, byte);
    words.set(schedule(block, 0), byte * 64);
  }
  return words;
}

/** The working state after the first eight rounds, which see no more than eight words of the block. */
export const afterHead = (words: Uint32Array): Int32Array => rounds(initialState, words, 0, 8);

function eachOf(messages: number, take: (message: number) => void): void {
  for (let message = 0; message < Math.ceil(messages / lanes) * lanes; message += 1) take(message);
}

function put(states: Uint32Array, state: number, before: Uint32Array, working: Int32Array): void {
  for (let at = 0; at < 8; at += 1) states[state + at * lanes] = before[at]! + working[at]!;
}

const joined = new Uint32Array(16 * lanes);

/** SHA-256( 01 ‖ left ‖ right ) over two digests, into the place of the node. */
function joinOne(states: Uint32Array, node: number): void {
  let before = 1;
  for (let word = 0; word < 16; word += 1) {
    const child = states[stateAt(2 * node + (word >> 3)) + (word & 7) * lanes]!;
    joined[word * lanes] = (before << 24) | (child >>> 8);
    before = child;
  }
  const first = rounds(initialState, schedule(joined, 0), 0, 64);
  const middle = initialState.map((word, at) => word + first[at]!);
  layLast(joined, before & 255);
  put(states, stateAt(node), middle, rounds(middle, schedule(joined, 0), 0, 64));
}

/** The last block of 65 bytes, of which it has one. */
function layLast(block: Uint32Array, byte: number): void {
  block.fill(0);
  block[0] = (byte << 24) | 0x800000;
  block[15 * lanes] = 65 * 8;
}

const made = new Int32Array(64);

/** FIPS 180-4 §6.2.2 step 1: the message schedule of a block; good until the next call. */
function schedule(blocks: Uint32Array, block: number): Int32Array {
  for (let word = 0; word < 16; word += 1) made[word] = blocks[block + word * lanes]!;
  for (let word = 16; word < 64; word += 1) {
    const before = made[word - 15]!;
    const after = made[word - 2]!;
    const low = rotate(before, 7) ^ rotate(before, 18) ^ (before >>> 3);
    const high = rotate(after, 17) ^ rotate(after, 19) ^ (after >>> 10);
    made[word] = made[word - 16]! + low + made[word - 7]! + high;
  }
  return made;
}

const worked = new Int32Array(8);

/** Step 3 from one round up to but not including another; good until the next call. */
function rounds(
  start: Uint32Array,
  words: Uint32Array | Int32Array,
  from: number,
  to: number,
): Int32Array {
  worked.set(start);
  let [a, b, c, d, e, f, g, h] = [...worked] as [
    ...[number, number, number, number],
    ...[number, number, number, number],
  ];
  for (let round = from; round < to; round += 1) {
    const mixed = (rotate(e, 6) ^ rotate(e, 11) ^ rotate(e, 25)) + (g ^ (e & (f ^ g)));
    const first = (h + mixed + roundConstants[round]! + words[round]!) | 0;
    const second = (rotate(a, 2) ^ rotate(a, 13) ^ rotate(a, 22)) + ((a & b) ^ (c & (a ^ b)));
    h = g;
    g = f;
    f = e;
    e = (d + first) | 0;
    d = c;
    c = b;
    b = a;
    a = (first + second) | 0;
  }
  worked.set([a, b, c, d, e, f, g, h]);
  return worked;
}

const rotate = (value: number, bits: number) => (value >>> bits) | (value << (32 - bits));
