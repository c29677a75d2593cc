import { writeHex } from './bytes.ts';
import { hexOf, sha256 } from './hash.ts';
import { kernel, putDigests, takeDigests } from './kernel/kernel.ts';
import { type Kernel, lanes, messagesAtMost, stateAt } from './kernel/layout.ts';

/** Every level of a tree from the leaves up to the root, eight words a hash. */
export type MerkleTree = Uint32Array[];

/** SHA-256( 00 ‖ record ): a leaf can never be taken for a node (RFC 6962). */
export function leafHash(record: Uint8Array): string {
  const leaf = new Uint8Array(1 + record.length);
  leaf.set(record, 1);
  return sha256(leaf);
}

/** The tree of RFC 6962 over the leaves; a node without a sibling rises unchanged. */
export function merkleTree(leaves: Uint32Array): MerkleTree {
  const tree = [leaves];
  for (let level = leaves; level.length > 8; tree.push(level)) {
    level = joinPairs(level);
  }
  return tree;
}

/** The root; of no leaves at all it is the SHA-256 of nothing. */
export function merkleRoot(tree: MerkleTree): string {
  const top = tree.at(-1)!;
  return top.length === 0 ? sha256(new Uint8Array()) : hexOf(top, 0);
}

/** The hash, eight words, that the tree over `level` ends in; at least one is there. */
export function foldLevel(level: Uint32Array): Uint32Array {
  const used = kernel();
  let rest = level;
  while (rest.length > 8) {
    const count = rest.length / 8;
    const above = new Uint32Array(Math.ceil(count / messagesAtMost) * 8);
    for (let start = 0; start < count; start += messagesAtMost) {
      const part = Math.min(messagesAtMost, count - start);
      putDigests(used, part, rest, start);
      foldStates(used, part);
      takeDigests(used, 1, above, start / messagesAtMost);
    }
    rest = above;
  }
  return rest;
}

/**
 * Folds as many digests in the kernel's states into the first, which is the root of the tree over them.
 * Of a larger tree it is a node, since the most digests in the states are a power of two.
 */
export function foldStates(used: Kernel, count: number): void {
  const alone = new Uint32Array(8);
  for (let left = count; left > 1; left = Math.ceil(left / 2)) {
    const nodes = Math.floor(left / 2);
    const from = stateAt(left - 1);
    for (let word = 0; word < 8; word += 1) alone[word] = used.states[from + word * lanes]!;
    used.join(nodes);
    // A node without a sibling rises unchanged.
    const to = stateAt(nodes);
    if (left % 2 === 1) alone.forEach((value, word) => (used.states[to + word * lanes] = value));
  }
}

/** The sibling hashes from the leaf at `index` up to the root. */
export function inclusionProof(tree: MerkleTree, index: number): string[] {
  return tree.flatMap((level, height) => {
    const at = Math.floor(index / 2 ** height);
    const sibling = (at % 2 === 0 ? at + 1 : at - 1) * 8;
    return sibling >= 0 && sibling < level.length ? hexOf(level, sibling) : [];
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

const node = new Uint8Array(65).fill(1, 0, 1);

function nodeHash(left: string, right: string): string {
  writeHex(node, 1, left);
  writeHex(node, 33, right);
  return sha256(node);
}

/** Hashes the nodes of a level in pairs into the level above it. */
function joinPairs(level: Uint32Array): Uint32Array {
  const used = kernel();
  const pairs = Math.floor(level.length / 16);
  const above = new Uint32Array(Math.ceil(level.length / 16) * 8);
  for (let start = 0; start < pairs; start += messagesAtMost / 2) {
    const count = Math.min(messagesAtMost / 2, pairs - start);
    putDigests(used, count * 2, level, start * 2);
    used.join(count);
    takeDigests(used, count, above, start);
  }
  // A node without a sibling rises unchanged.
  above.set(level.subarray(pairs * 16), pairs * 8);
  return above;
}
