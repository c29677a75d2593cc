import { writeHex } from './bytes.ts';
import { hexOf, sha256 } from './hash.ts';
import { kernel, takeDigests } from './kernel/kernel.ts';
import { blockAt, lanes, messagesAtMost } from './kernel/layout.ts';

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
    const above = new Uint32Array(Math.ceil(level.length / 16) * 8);
    hashPairs(level, above);
    level = above;
  }
  return tree;
}

/** The root; of no leaves at all it is the SHA-256 of nothing. */
export function merkleRoot(tree: MerkleTree): string {
  const top = tree.at(-1)!;
  return top.length === 0 ? sha256(new Uint8Array()) : hexOf(top, 0);
}

/** The level of one hash that the tree over `level` ends in; `level` is used up. */
export function foldLevel(level: Uint32Array): Uint32Array {
  let rest = level;
  while (rest.length > 8) rest = hashPairs(rest, rest);
  return rest;
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

/** Hashes the nodes of a level in pairs into the level above it, which may begin in its place. */
function hashPairs(level: Uint32Array, above: Uint32Array): Uint32Array {
  const pairs = Math.floor(level.length / 16);
  for (let start = 0; start < pairs; start += messagesAtMost) {
    const count = Math.min(messagesAtMost, pairs - start);
    hashBatch(level.subarray(start * 16, (start + count) * 16), above, start);
  }
  // A node without a sibling rises unchanged.
  above.set(level.subarray(pairs * 16), pairs * 8);
  return above.subarray(0, Math.ceil(level.length / 16) * 8);
}

/** SHA-256( 01 ‖ left ‖ right ), 65 bytes in two blocks: all words are moved on by one byte. */
function hashBatch(children: Uint32Array, above: Uint32Array, start: number): void {
  const used = kernel();
  const { blocks } = used;
  const count = children.length / 16;
  for (let pair = 0; pair < count; pair += 1) {
    const block = blockAt(pair);
    let before = 1;
    for (let word = 0; word < 16; word += 1) {
      const child = children[pair * 16 + word]!;
      blocks[block + word * 4] = (before << 24) | (child >>> 8);
      before = child;
    }
  }
  used.hash(count);
  blocks.fill(0, 0, Math.ceil(count / lanes) * 16 * lanes);
  for (let pair = 0; pair < count; pair += 1) {
    const block = blockAt(pair);
    blocks[block] = (children[pair * 16 + 15]! << 24) | 0x800000;
    blocks[block + 15 * 4] = 65 * 8;
  }
  used.chain(count);
  takeDigests(used, count, above, start);
}
