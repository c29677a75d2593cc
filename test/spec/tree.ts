import { bytes, sha256 } from './bytes.ts';

// RFC 6962 §2.1, word for word: recursive, no caches. Hashes are hex.

/** The hash of a leaf. */
export const leafHash = (record: Buffer): string => sha256(Buffer.of(0), record);

const nodeHash = (left: string, right: string): string =>
  sha256(Buffer.of(1), bytes(left), bytes(right));

/** MTH(D[n]). */
export function rootOf(leaves: string[]): string {
  if (leaves.length === 0) return sha256('');
  if (leaves.length === 1) return leaves[0]!;
  const k = split(leaves.length);
  return nodeHash(rootOf(leaves.slice(0, k)), rootOf(leaves.slice(k)));
}

/** PATH(m, D[n]). */
export function pathOf(m: number, leaves: string[]): string[] {
  if (leaves.length <= 1) return [];
  const k = split(leaves.length);
  const [left, right] = [leaves.slice(0, k), leaves.slice(k)];
  return m < k ? [...pathOf(m, left), rootOf(right)] : [...pathOf(m - k, right), rootOf(left)];
}

/** The root which a path leads to from the m-th of n leaves; null when the path has another length. */
export function rootBy(leaf: string, m: number, n: number, path: string[]): string | null {
  if (n === 1) return path.length === 0 ? leaf : null;
  if (path.length === 0) return null;
  const k = split(n);
  const [rest, last] = [path.slice(0, -1), path.at(-1)!];
  const below = m < k ? rootBy(leaf, m, k, rest) : rootBy(leaf, m - k, n - k, rest);
  if (below === null) return null;
  return m < k ? nodeHash(below, last) : nodeHash(last, below);
}

/** The largest power of two below n. */
function split(n: number): number {
  let k = 1;
  while (k * 2 < n) k *= 2;
  return k;
}
