import {
  advance,
  type Code,
  countUp,
  i32,
  local,
  loopWhile,
  type Program,
  v128,
  when,
} from './assembler.ts';
import { expand, work } from './compress.ts';
import { lanes } from './layout.ts';
import { initialAt, lastAt, middleAt, scheduleAt, statesAt } from './memory.ts';

// Locals by number: `children` and `state` move through the states, `rows` are those of the last
// schedules, one for each lane.
const [nodes, children, state, at] = [0, 1, 2, 3] as const;
const rows = [4, 5, 6, 7] as const;
const vectors = [8, 9, 10, 11, 12, 13, 14, 15] as const;

/** `join`: SHA-256( 01 ‖ left ‖ right ), 65 bytes in two blocks, for four nodes at a time. */
export function joinProgram(): Program {
  const isLeft = i32.greater(local.get(nodes), i32.constant(0));
  const initial = i32.constant(initialAt);
  const middle = i32.constant(middleAt);
  const group: Code = [
    layPairs(),
    expand(),
    work(i32.constant(0), initial, initial, middle),
    layLast(),
    work(i32.constant(0), middle, middle, local.get(state)),
    advance(children, i32.constant(2 * 8 * 16)),
    advance(state, i32.constant(8 * 16)),
    advance(nodes, i32.constant(-lanes)),
  ];
  const body: Code = [
    local.set(children, i32.constant(statesAt)),
    local.set(state, i32.constant(statesAt)),
    when(isLeft, loopWhile(isLeft, group)),
  ];
  const counters = [children, state, at, ...rows].map(() => 'i32' as const);
  return {
    name: 'join',
    params: 1,
    locals: [...counters, ...vectors.map(() => 'v128' as const)],
    body,
  };
}

/** Lays the first 64 bytes, all words moved on by one byte, and notes the row of the byte left over. */
function layPairs(): Code {
  const [one, other, offsets] = vectors;
  const words = Array.from({ length: 16 }, (_, index): Code => {
    const [here, before] = index % 2 === 0 ? [one, other] : [other, one];
    const word = (group: number) =>
      v128.load(local.get(children), group * 8 * 16 + (index % 8) * 16);
    // Of eight children in two groups the left ones are at even places.
    const places = index < 8 ? [0, 2, 4, 6] : [1, 3, 5, 7];
    const moved = v128.or(
      v128.shiftRight(local.get(here), 8),
      v128.shiftLeft(local.get(before), 24),
    );
    return [
      local.set(here, v128.shuffle(word(0), word(1), places)),
      v128.store(i32.constant(scheduleAt), index * 16, moved),
    ];
  });
  const offset = v128.shiftRight(v128.shiftLeft(local.get(other), 24), 16);
  return [
    local.set(other, v128.splat(i32.constant(1))),
    words,
    local.set(offsets, offset),
    rows.map((row, lane) => local.set(row, v128.lane(local.get(offsets), lane))),
  ];
}

/** Lays the schedule of the second block: four words of each lane's row at a time, turned about. */
function layLast(): Code {
  const [a, b, c, d, e, f, g, h] = vectors.map((vector) => local.get(vector)) as Eight<Code>;
  const loads = rows.map((row, lane) =>
    local.set(vectors[lane]!, v128.load(i32.add(local.get(row), local.get(at)), lastAt)),
  );
  const halves = [
    v128.shuffle(a, b, [0, 4, 1, 5]),
    v128.shuffle(c, d, [0, 4, 1, 5]),
    v128.shuffle(a, b, [2, 6, 3, 7]),
    v128.shuffle(c, d, [2, 6, 3, 7]),
  ].map((half, index) => local.set(vectors[4 + index]!, half));
  const words = [
    v128.shuffle(e, f, [0, 1, 4, 5]),
    v128.shuffle(e, f, [2, 3, 6, 7]),
    v128.shuffle(g, h, [0, 1, 4, 5]),
    v128.shuffle(g, h, [2, 3, 6, 7]),
  ].map((word, index) =>
    v128.store(i32.shiftLeft(local.get(at), 2), scheduleAt + index * 16, word),
  );
  return countUp(at, i32.constant(0), 64 * 4, 16, [loads, halves, words]);
}

type Eight<T> = [T, T, T, T, T, T, T, T];
