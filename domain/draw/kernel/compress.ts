import {
  advance,
  call,
  type Code,
  countUp,
  i32,
  local,
  loopWhile,
  type Program,
  v128,
  when,
} from './assembler.ts';
import { lanes } from './layout.ts';
import { blocksAt, scheduleAt, statesAt } from './memory.ts';

/**
 * Takes one block of each message: from the round whose constant is at `from` and the working state at
 * `start`, to which it adds what is at `base`; both move on by `stride` bytes a group.
 */
export type Compress = (
  messages: number,
  from: number,
  start: number,
  base: number,
  stride: number,
) => void;

/** `compress`, a group after the other. */
export function compressProgram(): Program {
  const [messages, from, start, base, stride, state, block] = [0, 1, 2, 3, 4, 5, 6] as const;
  const next: Code = [
    advance(start, local.get(stride)),
    advance(base, local.get(stride)),
    advance(state, i32.constant(8 * 16)),
    advance(block, i32.constant(16 * 16)),
    advance(messages, i32.constant(-lanes)),
  ];
  const isLeft = i32.greater(local.get(messages), i32.constant(0));
  const copy = Array.from({ length: 16 }, (_, index) =>
    v128.store(i32.constant(scheduleAt), index * 16, v128.load(local.get(block), index * 16)),
  );
  const worked = work(local.get(from), local.get(start), local.get(base), local.get(state));
  const body: Code = [
    local.set(state, i32.constant(statesAt)),
    local.set(block, i32.constant(blocksAt)),
    when(isLeft, loopWhile(isLeft, [copy, expand(), worked, next])),
  ];
  return { name: 'compress', params: 5, locals: ['i32', 'i32'], body };
}

/** Calls the first program of the module. */
export const expand = (): Code => call(0, []);

/** FIPS 180-4 §6.2.2 step 1: the message schedule, 48 words made of the 16 that are there. */
export function expandProgram(): Program {
  const at = 0;
  const word = (behind: number) => v128.load(local.get(at), (16 - behind) * 16);
  const low = v128.xor(rotations(word(15), [7, 18]), v128.shiftRight(word(15), 3));
  const high = v128.xor(rotations(word(2), [17, 19]), v128.shiftRight(word(2), 10));
  const made = v128.add(v128.add(word(16), low), v128.add(word(7), high));
  const body = countUp(
    at,
    i32.constant(scheduleAt),
    scheduleAt + 48 * 16,
    16,
    v128.store(local.get(at), 16 * 16, made),
  );
  return { name: 'expand', params: 0, locals: ['i32'], body };
}

/** Calls the second program of the module. */
export const work = (from: Code, start: Code, base: Code, state: Code): Code =>
  call(1, [from, start, base, state]);

// Locals of `work` by number: `at` counts through the rounds, the letters are the working state.
const at = 4;
const letters = [5, 6, 7, 8, 9, 10, 11, 12] as const;
const [sum, even, odd] = [13, 14, 15] as const;

/**
 * Steps 2 to 4: the rounds from the working state at `start` on, and the sum with what is at `base`,
 * into `state`. Eight rounds are written out and carried out eight times a block.
 */
export function workProgram(): Program {
  const [from, start, base, state] = [0, 1, 2, 3] as const;
  const body: Code = [
    letters.map((letter, index) => local.set(letter, v128.load(local.get(start), index * 16))),
    local.set(odd, v128.xor(local.get(letters[1]), local.get(letters[2]))),
    countUp(at, local.get(from), 64 * 4, 8 * 4, [0, 1, 2, 3, 4, 5, 6, 7].map(round)),
    letters.map((letter, index) => {
      const total = v128.add(local.get(letter), v128.load(local.get(base), index * 16));
      return v128.store(local.get(state), index * 16, total);
    }),
  ];
  const vectors = [...letters, sum, even, odd].map(() => 'v128' as const);
  return { name: 'work', params: 4, locals: ['i32', ...vectors], body };
}

function round(number: number): Code {
  // Instead of the values the letters move on, by one each round: after eight all are back.
  const place = (position: number) => letters[(position + 8 - number) % 8]!;
  const letter = (position: number) => local.get(place(position));
  const [a, b, d, e] = [letter(0), letter(1), letter(3), letter(4)];
  const [f, g, h] = [letter(5), letter(6), letter(7)];
  const constant = v128.loadSplat(local.get(at), number * 4);
  // Words are four times as long as constants, and so is their distance.
  const word = v128.load(i32.shiftLeft(local.get(at), 2), scheduleAt + number * 16);
  const choice = v128.xor(g, v128.and(e, v128.xor(f, g)));
  // b ⊕ ((a ⊕ b) ∧ (b ⊕ c)): what the round before made for a ⊕ b is b ⊕ c now.
  const [differs, differed] = number % 2 === 0 ? [even, odd] : [odd, even];
  const majority = v128.xor(b, v128.and(local.get(differs), local.get(differed)));
  const first = v128.add(v128.add(h, v128.add(constant, word)), choice);
  return [
    local.set(differs, v128.xor(a, b)),
    local.set(sum, v128.add(first, rotations(e, [6, 11, 25]))),
    local.set(place(3), v128.add(d, local.get(sum))),
    local.set(place(7), v128.add(local.get(sum), v128.add(majority, rotations(a, [2, 13, 22])))),
  ];
}

const rotations = (value: Code, bits: number[]): Code =>
  bits.map((count) => rotate(value, count)).reduce((left, right) => v128.xor(left, right));

const rotate = (value: Code, bits: number): Code =>
  v128.or(v128.shiftRight(value, bits), v128.shiftLeft(value, 32 - bits));
