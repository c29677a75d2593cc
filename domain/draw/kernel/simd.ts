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
import { roundConstants } from './constants.ts';
import { type Kernel, groupsAtMost } from './layout.ts';

/**
 * SHA-256 over four messages at once in WebAssembly SIMD: lane n of every vector belongs to message
 * n. Throws where the engine has no WebAssembly SIMD or the page's policy forbids it.
 */
export function simdKernel(): Kernel {
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(simdModule()));
  const { buffer } = exports['memory'] as WebAssembly.Memory;
  new Uint32Array(buffer).set(roundConstants);
  return {
    name: 'simd',
    states: new Uint32Array(buffer, statesAt, groupsAtMost * 32),
    blocks: new Uint32Array(buffer, blocksAt, groupsAtMost * 64),
    compress: exports['compress'] as Kernel['compress'],
  };
}

// Where things lie in linear memory, in bytes.
const scheduleAt = 256;
const statesAt = scheduleAt + 64 * 16;
const blocksAt = statesAt + groupsAtMost * 8 * 16;
const pages = Math.ceil((blocksAt + groupsAtMost * 16 * 16) / 65_536);

// Parameters and locals by number: `at` counts through a block, the letters are the working state.
const [groups, state, block, at] = [0, 1, 2, 3] as const;
const letters = [4, 5, 6, 7, 8, 9, 10, 11] as const;
const sum = 12;

/** The module's bytes, about 2 KB: eight rounds written out and carried out eight times a block. */
export function simdModule(): Uint8Array<ArrayBuffer> {
  const advance = (pointer: number, bytes: number) =>
    local.set(pointer, i32.add(local.get(pointer), i32.constant(bytes)));
  const next: Code = [advance(state, 8 * 16), advance(block, 16 * 16), advance(groups, -1)];
  const body: Code = [
    local.set(state, i32.constant(statesAt)),
    local.set(block, i32.constant(blocksAt)),
    when(local.get(groups), loopWhile(local.get(groups), [expand(), compress(), next])),
  ];
  const locals: Local[] = ['i32', 'i32', 'i32', ...[...letters, sum].map(() => 'v128' as const)];
  return moduleBytes({ name: 'compress', params: 1, locals, body }, pages);
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
    count(scheduleAt, scheduleAt + 48 * 16, 16, v128.store(local.get(at), 16 * 16, made)),
  ];
}

/** Steps 2 to 4: 64 rounds from the chaining value on, and the sum of both. */
function compress(): Code {
  return [
    letters.map((letter, index) => local.set(letter, v128.load(local.get(state), index * 16))),
    count(0, 64 * 4, 8 * 4, [0, 1, 2, 3, 4, 5, 6, 7].map(round)),
    letters.map((letter, index) =>
      v128.store(
        local.get(state),
        index * 16,
        v128.add(local.get(letter), v128.load(local.get(state), index * 16)),
      ),
    ),
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

const count = (from: number, to: number, step: number, body: Code): Code => [
  local.set(at, i32.constant(from)),
  loopWhile(i32.less(local.get(at), i32.constant(to)), [
    body,
    local.set(at, i32.add(local.get(at), i32.constant(step))),
  ]),
];

const rotations = (value: Code, bits: number[]): Code =>
  bits.map((count) => rotate(value, count)).reduce((left, right) => v128.xor(left, right));

const rotate = (value: Code, bits: number): Code =>
  v128.or(v128.shiftRight(value, bits), v128.shiftLeft(value, 32 - bits));
