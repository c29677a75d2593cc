import { concat, hexBytes } from '../draw/bytes.ts';
import { sha256 } from '../draw/hash.ts';

/**
 * What is needed of a tree to let it grow: the roots of its full subtrees, the largest first. Which of
 * them are there follows from the size, one for each binary digit 1.
 */
export type Peaks = readonly string[];

/** The peaks after one leaf more; `size` counts the leaves before it. */
export function grown(peaks: Peaks, size: number, leaf: string): string[] {
  const next = [...peaks, leaf];
  for (let rest = size; rest % 2 === 1; rest = (rest - 1) / 2) {
    const right = next.pop()!;
    next.push(nodeHash(next.pop()!, right));
  }
  return next;
}

/** The root of the tree of RFC 6962 with these peaks; of no leaves it is the SHA-256 of nothing. */
export function rootOf(peaks: Peaks): string {
  if (peaks.length === 0) return sha256(new Uint8Array());
  return peaks.reduceRight((right, left) => nodeHash(left, right));
}

const one = Uint8Array.of(1);

const nodeHash = (left: string, right: string): string =>
  sha256(concat(one, hexBytes(left), hexBytes(right)));
