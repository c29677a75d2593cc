/**
 * A small assembler for WebAssembly: expressions are nested lists of bytes, so that a program reads
 * like its formulas. Encoding and opcodes: WebAssembly Core Specification 2.0 §5 (binary format),
 * which contains the SIMD proposal (opcodes with the prefix FD).
 */
export type Code = number | readonly Code[];

/** A function with parameters and locals of one type each; the parameters come first. */
export type Program = { name: string; params: number; locals: Local[]; body: Code };

/** The types of locals that the programs here need. */
export type Local = keyof typeof types;

const types = { i32: 0x7f, v128: 0x7b };

/** The bytes of a module with these functions and one memory of `pages` × 64 KiB, all exported. */
export function moduleBytes(programs: Program[], pages: number): Uint8Array<ArrayBuffer> {
  const bytes: Code = [
    [0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00],
    section(1, programs.map(signatureOf)),
    section(
      3,
      programs.map((_, index) => index),
    ),
    section(5, [[0x00, unsigned(pages)]]),
    section(7, [
      [text('memory'), 0x02, 0],
      ...programs.map(({ name }, index): Code => [text(name), 0x00, index]),
    ]),
    section(10, programs.map(codeOf)),
  ];
  return Uint8Array.from(flat(bytes));
}

const signatureOf = ({ params }: Program): Code => [
  0x60,
  vector(Array<Code>(params).fill(types.i32)),
  vector([]),
];

function codeOf({ locals, body }: Program): Code {
  const declared = locals.map((local) => [unsigned(1), types[local]]);
  return sized([vector(declared), body, end]);
}

/** Instructions on whole numbers of 32 bits, with their sign. */
export const i32 = {
  constant: (value: number): Code => [0x41, signed(value)],
  add: (left: Code, right: Code): Code => [left, right, 0x6a],
  shiftLeft: (value: Code, bits: number): Code => [value, [0x41, signed(bits)], 0x74],
  less: (left: Code, right: Code): Code => [left, right, 0x48],
  greater: (left: Code, right: Code): Code => [left, right, 0x4a],
};

/** Instructions on four lanes of 32 bits each; `offset` is added to the address, in bytes. */
export const v128 = {
  load: (address: Code, offset: number): Code => memory(address, 0x00, 4, offset),
  /** One number of 32 bits for all four lanes. */
  loadSplat: (address: Code, offset: number): Code => memory(address, 0x09, 2, offset),
  /** The same number in all four lanes. */
  splat: (value: Code): Code => [value, simd(0x11)],
  store: (address: Code, offset: number, value: Code): Code =>
    memory([address, value], 0x0b, 4, offset),
  and: (left: Code, right: Code): Code => [left, right, simd(0x4e)],
  or: (left: Code, right: Code): Code => [left, right, simd(0x50)],
  xor: (left: Code, right: Code): Code => [left, right, simd(0x51)],
  /** Four numbers, each by its place among those of `left`, 0–3, and of `right`, 4–7. */
  shuffle: (left: Code, right: Code, places: readonly number[]): Code => [
    [left, right, simd(0x0d)],
    places.flatMap((place) => [0, 1, 2, 3].map((byte) => place * 4 + byte)),
  ],
  /** The number in one lane. */
  lane: (value: Code, number: number): Code => [value, simd(0x1b), number],
  add: (left: Code, right: Code): Code => [left, right, simd(0xae)],
  shiftLeft: (value: Code, bits: number): Code => [value, i32.constant(bits), simd(0xab)],
  shiftRight: (value: Code, bits: number): Code => [value, i32.constant(bits), simd(0xad)],
};

/** A parameter or local by its number. */
export const local = {
  get: (index: number): Code => [0x20, unsigned(index)],
  set: (index: number, value: Code): Code => [value, 0x21, unsigned(index)],
};

/** Calls a program of the module by its place; the arguments come first. */
export const call = (place: number, args: Code[]): Code => [args, 0x10, unsigned(place)];

/** Carries out `body` and again as long as `condition` holds afterwards. */
export const loopWhile = (condition: Code, body: Code): Code => [
  [0x03, empty, body],
  [condition, 0x0d, unsigned(0)],
  end,
];

/** Adds bytes to a local. */
export const advance = (index: number, bytes: Code): Code =>
  local.set(index, i32.add(local.get(index), bytes));

/** Carries out `body` with a local at `first`, `first` + `step` … below `to`, at least once. */
export const countUp = (index: number, first: Code, to: number, step: number, body: Code): Code => [
  local.set(index, first),
  loopWhile(i32.less(local.get(index), i32.constant(to)), [
    body,
    advance(index, i32.constant(step)),
  ]),
];

/** Carries out `body` if `condition` holds. */
export const when = (condition: Code, body: Code): Code => [condition, 0x04, empty, body, end];

const end = 0x0b;
const empty = 0x40;

const simd = (opcode: number): Code => [0xfd, unsigned(opcode)];

const memory = (operands: Code, opcode: number, alignment: number, offset: number): Code => [
  operands,
  simd(opcode),
  unsigned(alignment),
  unsigned(offset),
];

const section = (number: number, entries: Code[]): Code => [number, sized(vector(entries))];
const vector = (entries: Code[]): Code => [unsigned(entries.length), entries];
const text = (name: string): Code => vector(Array.from(name, (letter) => letter.charCodeAt(0)));

function sized(code: Code): Code {
  const bytes = flat(code);
  return [unsigned(bytes.length), bytes];
}

// LEB128, §5.2.2: seven bits a byte, the lowest first, the top bit set on all but the last.
const unsigned = (value: number): Code =>
  value < 0x80 ? value : [(value & 0x7f) | 0x80, unsigned(value >>> 7)];

const signed = (value: number): Code =>
  value >= -0x40 && value < 0x40 ? value & 0x7f : [(value & 0x7f) | 0x80, signed(value >> 7)];

function flat(code: Code): number[] {
  const bytes: number[] = [];
  const visit = (part: Code): void => {
    if (typeof part === 'number') bytes.push(part);
    else part.forEach(visit);
  };
  visit(code);
  return bytes;
}
