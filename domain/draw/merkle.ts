import { writeHex } from './bytes.ts';
import { sha256 } from './hash.ts';

/** Every level of a tree from the leaves up to the root, all hashes in hex. */
export type MerkleTree = string[][];

/** SHA-256( 00 ‖ record ): a leaf can never be taken for a node (RFC 6962). */
export function leafHash(record: Uint8Array): string {
  const leaf = new Uint8Array(1 + record.length);
  leaf.set(record, 1);
  return sha256(leaf);
}

/** The tree of RFC 6962 over the leaves; a node without a sibling rises unchanged. */
export function merkleTree(leaves: string[]): MerkleTree {
  const tree = [leaves];
  for (let level = leaves; level.length > 1; tree.push(level)) level = parents(level);
  return tree;
}

/** The root; of no leaves at all it is the SHA-256 of nothing. */
export function merkleRoot(tree: MerkleTree): string {
  return tree.at(-1)?.[0] ?? sha256(new Uint8Array());
}

/** The sibling hashes from the leaf at `index` up to the root. */
export function inclusionProof(tree: MerkleTree, index: number): string[] {
  return tree.flatMap((level, height) => {
    const at = Math.floor(index / 2 ** height);
    return level[at % 2 === 0 ? at + 1 : at - 1] ?? [];
  });
}

/**
 * The root that a proof leads to, or null when the proof has the wrong length for this index and
 * size, or a hash that is not exactly 32 bytes.
 */
export function rootOfProof(
  leaf: string,
  { index, size, proof }: { index: number; size: number; proof: readonly string[] },
): string | null {
  if (index >= size || !proof.every(isHash)) return null;
  const hashes = proof.values();
  let hash = leaf;
  for (let at = index, count = size; count > 1; at = half(at), count = half(count + 1)) {
    const right = at % 2 === 1;
    if (!right && at + 1 === count) continue;
    const sibling = hashes.next().value;
    if (sibling === undefined) return null;
    hash = right ? nodeHash(sibling, hash) : nodeHash(hash, sibling);
  }
  return hashes.next().done ? hash : null;
}

const half = (value: number) => Math.floor(value / 2);
const isHash = (hash: string) => /^[0-9a-f]{64}$/.test(hash);

function parents(level: string[]): string[] {
  const above: string[] = [];
  for (let at = 0; at < level.length; at += 2) {
    const [left, right] = [level[at]!, level[at + 1]];
    above.push(right === undefined ? left : nodeHash(left, right));
  }
  return above;
}

const node = new Uint8Array(65).fill(1, 0, 1);

function nodeHash(left: string, right: string): string {
  writeHex(node, 1, left);
  writeHex(node, 33, right);
  return sha256(node);
}
