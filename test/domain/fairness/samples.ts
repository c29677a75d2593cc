import { createHash } from 'node:crypto';
import { drawStratum } from '../../../domain/draw/draw.ts';
import type { Sample } from '../../../domain/fairness/sample.ts';

/** A list of so many ids, in the order of the tree. */
export const listOf = (size: number): string[] =>
  Array.from({ length: size }, (_, at) => `S${String(at).padStart(5, '0')}`);

const digest = (text: string) => createHash('sha256').update(text).digest('hex');

/** Draws by the real algorithm, each with a seed of its own that never changes. */
export function realDraws(ids: string[], taken: number, times: number, label = 'draw'): Sample[] {
  const pool = ids.map((id) => ({ stratum: 1, eligibility: 0, id, weight: 1 }));
  return Array.from({ length: times }, (_, at) => {
    const { drawn } = drawStratum(pool, { ratioBp: 0, min: taken }, digest(`${label} ${at}`));
    return { eligible: ids, drawn: new Set(drawn) };
  });
}

/** A way to draw so many of a list with numbers in [0, 1). */
export type Way = (ids: string[], taken: number, random: () => number) => string[];

/** Draws by some other way. */
export function otherDraws(way: Way, ids: string[], taken: number, times: number): Sample[] {
  const random = randomFrom(20_261_122);
  return Array.from({ length: times }, () => ({
    eligible: ids,
    drawn: new Set(way(ids, taken, random)),
  }));
}

/** Numbers in [0, 1) that are the same in every run (mulberry32, public domain, T. Ettinger). */
export function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** A fair way, to see that a control is rejected for its fault and not for its generator. */
export const fairShuffle: Way = (ids, taken, random) => {
  const left = [...ids];
  for (let at = left.length - 1; at > 0; at -= 1) {
    swap(left, at, Math.floor(random() * (at + 1)));
  }
  return left.slice(0, taken);
};

/** Sorting by a comparator that answers at random. */
export const randomComparator: Way = (ids, taken, random) =>
  [...ids].sort(() => random() - 0.5).slice(0, taken);

/** Swapping every place with any other: n to the n outcomes, which n factorial does not divide. */
export const naiveSwaps: Way = (ids, taken, random) => {
  const left = [...ids];
  left.forEach((_, at) => swap(left, at, Math.floor(random() * left.length)));
  return left.slice(0, taken);
};

/** One random start and a fixed stride, as a published platform draws. */
export const fixedStride: Way = (ids, taken, random) => {
  const stride = Math.floor(ids.length / taken);
  const start = Math.floor(random() * stride);
  return Array.from({ length: taken }, (_, at) => ids[start + at * stride]!);
};

/** Places by the remainder of a small number: those in the first half of the list have 67 ways, the others 66. */
export const smallRemainder: Way = (ids, taken, random) => {
  const left = [...ids];
  return Array.from({ length: taken }, () => {
    const range = left.length * 66 + Math.floor(left.length / 2);
    return left.splice(Math.floor(random() * range) % left.length, 1)[0]!;
  });
};

function swap(list: string[], one: number, other: number): void {
  [list[one], list[other]] = [list[other]!, list[one]!];
}
