import { roundConstants } from './constants.ts';
import { groupsAtMost, type Kernel, lanes } from './layout.ts';

/** The same in plain TypeScript, one message after the other, where there is no WebAssembly SIMD. */
export function scalarKernel(): Kernel {
  const states = new Uint32Array(groupsAtMost * 32);
  const blocks = new Uint32Array(groupsAtMost * 64);
  const compress = (groups: number) => {
    for (let group = 0; group < groups; group += 1) {
      for (let lane = 0; lane < lanes; lane += 1) {
        spread(blocks, group * 64 + lane);
        rounds(states, group * 32 + lane);
      }
    }
  };
  return { name: 'scalar', states, blocks, compress };
}

const schedule = new Int32Array(64);

function spread(blocks: Uint32Array, at: number): void {
  for (let word = 0; word < 16; word += 1) schedule[word] = blocks[at + word * 4]!;
  for (let word = 16; word < 64; word += 1) {
    const [before, after] = [schedule[word - 15]!, schedule[word - 2]!];
    const low = rotate(before, 7) ^ rotate(before, 18) ^ (before >>> 3);
    const high = rotate(after, 17) ^ rotate(after, 19) ^ (after >>> 10);
    schedule[word] = schedule[word - 16]! + low + schedule[word - 7]! + high;
  }
}

function rounds(states: Uint32Array, at: number): void {
  let [a, b, c, d] = [
    states[at]! | 0,
    states[at + 4]! | 0,
    states[at + 8]! | 0,
    states[at + 12]! | 0,
  ];
  let [e, f, g, h] = [
    states[at + 16]! | 0,
    states[at + 20]! | 0,
    states[at + 24]! | 0,
    states[at + 28]! | 0,
  ];
  for (let round = 0; round < 64; round += 1) {
    const mixed = (rotate(e, 6) ^ rotate(e, 11) ^ rotate(e, 25)) + (g ^ (e & (f ^ g)));
    const first = (h + mixed + roundConstants[round]! + schedule[round]!) | 0;
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
  const letters = [a, b, c, d, e, f, g, h];
  for (let letter = 0; letter < 8; letter += 1) states[at + letter * 4]! += letters[letter]!;
}

const rotate = (value: number, bits: number) => (value >>> bits) | (value << (32 - bits));
