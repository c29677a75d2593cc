import {
  type Code,
  i32,
  type Local,
  local,
  loopWhile,
  moduleBytes,
  v128,
  when,
} from './assembler.ts';
import { initialState, roundConstants } from './constants.ts';
import { type Kernel, lanes, messagesAtMost } from './layout.ts';
import { afterHead } from './scalar.ts';

/**
 * SHA-256 over four messages at once in WebAssembly SIMD: lane n of every vector belongs to message
 * n. Throws where the engine has no WebAssembly SIMD or the page's policy forbids it.
 */
export function simdKernel(): Kernel {
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(simdModule()));
  const { buffer } = exports['memory'] as WebAssembly.Memory;
  const compress = exports['compress'] as Compress;
  const setLanes = (at: number, words: ArrayLike<number>) =>
    new Uint32Array(buffer, at, 8 * lanes).set(
      Array.from({ length: 8 * lanes }, (_, place) => words[place >> 2]!),
    );
  new Uint32Array(buffer).set(roundConstants);
  setLanes(initialAt, initialState);
  return {
    name: 'simd',
    states: new Uint32Array(buffer, statesAt, messagesAtMost * 8),
    blocks: new Uint32Array(buffer, blocksAt, messagesAtMost * 16),
    hash: (messages) => compress(messages, 0, initialAt, initialAt, 0),
    chain: (messages) => compress(messages, 0, statesAt, statesAt, 8 * 16),
    hashTails: (messages) => compress(messages, 8 * 4, headAt, initialAt, 0),
    setHead: (words) => setLanes(headAt, afterHead(words)),
  };
}

/**
 * Takes one block of each message: from the round whose constant is at `from` and the working state at
 * `start`, to which it adds what is at `base`; both move on by `stride` bytes a group.
 */
type Compress = (
  messages: number,
  from: number,
  start: number,
  base: number,
  stride: number,
) => void;

// Where things lie in linear memory, in bytes; the round constants are at 0.
const scheduleAt = 64 * 4;
const initialAt = scheduleAt + 64 * 16;
const headAt = initialAt + 8 * 16;
const statesAt = headAt + 8 * 16;
const blocksAt = statesAt + messagesAtMost * 8 * 4;
const pages = Math.ceil((blocksAt + messagesAtMost * 16 * 4) / 65_536);

// Parameters and locals by number: `at` counts through a block, the letters are the working state.
const [messages, from, start, base, stride] = [0, 1, 2, 3, 4] as const;
const [state, block, at] = [5, 6, 7] as const;
const letters = [8, 9, 10, 11, 12, 13, 14, 15] as const;
const sum = 16;

/** The module's bytes, about 2 KB: eight rounds written out and carried out eight times a block. */
export function simdModule(): Uint8Array<ArrayBuffer> {
  const advance = (pointer: number, bytes: Code) =>
    local.set(pointer, i32.add(local.get(pointer), bytes));
  const next: Code = [
    advance(start, local.get(stride)),
    advance(base, local.get(stride)),
    advance(state, i32.constant(8 * 16)),
    advance(block, i32.constant(16 * 16)),
    advance(messages, i32.constant(-lanes)),
  ];
  const isLeft = i32.greater(local.get(messages), i32.constant(0));
  const body: Code = [
    local.set(state, i32.constant(statesAt)),
    local.set(block, i32.constant(blocksAt)),
    when(isLeft, loopWhile(isLeft, [expand(), compress(), next])),
  ];
  const locals: Local[] = ['i32', 'i32', 'i32', ...[...letters, sum].map(() => 'v128' as const)];
  return moduleBytes({ name: 'compress', params: 5, locals, body }, pages);
}

/** FIPS 180-4 §6.2.2 step 1: the message schedule, 16 words from the block and 48 made of them. */
function expand(): Code {
  const word = (behind: number) => v128.load(local.get(at), (16 - behind) * 16);
  const low = v128.xor(rotations(word(15), [7, 18]), v128.shiftRight(word(15), 3));
  const high = v128.xor(rotations(word(2), [17, 19]), v128.shiftRight(word(2), 10));
  const made = v128.add(v128.add(word(16), low), v128.add(word(7), high));
  return [
    Array.from({ length: 16 }, (_, index) =>
      v128.store(i32.constant(scheduleAt), index * 16, v128.load(local.get(block), index * 16)),
    ),
    count(
      i32.constant(scheduleAt),
      scheduleAt + 48 * 16,
      16,
      v128.store(local.get(at), 16 * 16, made),
    ),
  ];
}

/** Steps 2 to 4: the rounds from the working state on, and the sum. */
function compress(): Code {
  return [
    letters.map((letter, index) => local.set(letter, v128.load(local.get(start), index * 16))),
    count(local.get(from), 64 * 4, 8 * 4, [0, 1, 2, 3, 4, 5, 6, 7].map(round)),
    letters.map((letter, index) => {
      const total = v128.add(local.get(letter), v128.load(local.get(base), index * 16));
      return v128.store(local.get(state), index * 16, total);
    }),
  ];
}

function round(number: number): Code {
  // Instead of the values the letters move on, by one each round: after eight all are back.
  const place = (position: number) => letters[(position + 8 - number) % 8]!;
  const letter = (position: number) => local.get(place(position));
  const [a, b, c, d] = [letter(0), letter(1), letter(2), letter(3)];
  const [e, f, g, h] = [letter(4), letter(5), letter(6), letter(7)];
  const constant = v128.loadSplat(local.get(at), number * 4);
  // Words are four times as long as constants, and so is their distance.
  const word = v128.load(i32.shiftLeft(local.get(at), 2), scheduleAt + number * 16);
  const choice = v128.xor(g, v128.and(e, v128.xor(f, g)));
  const majority = v128.xor(v128.and(a, b), v128.and(c, v128.xor(a, b)));
  const first = v128.add(v128.add(h, v128.add(constant, word)), choice);
  return [
    local.set(sum, v128.add(first, rotations(e, [6, 11, 25]))),
    local.set(place(3), v128.add(d, local.get(sum))),
    local.set(place(7), v128.add(local.get(sum), v128.add(majority, rotations(a, [2, 13, 22])))),
  ];
}

const count = (first: Code, to: number, step: number, body: Code): Code => [
  local.set(at, first),
  loopWhile(i32.less(local.get(at), i32.constant(to)), [
    body,
    local.set(at, i32.add(local.get(at), i32.constant(step))),
  ]),
];

const rotations = (value: Code, bits: number[]): Code =>
  bits.map((count) => rotate(value, count)).reduce((left, right) => v128.xor(left, right));

const rotate = (value: Code, bits: number): Code =>
  v128.or(v128.shiftRight(value, bits), v128.shiftLeft(value, 32 - bits));
