import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  inclusionProof,
  leafHash,
  merkleRoot,
  merkleTree,
  rootOfProof,
} from '../../../domain/draw/merkle.ts';
import { fixed } from './arbitrary.ts';
import { slowRoot } from './slow-draw.ts';

const recordsOf = (size: number) => Array.from({ length: size }, (_, at) => Buffer.from(`r${at}`));
const leavesOf = (size: number) => recordsOf(size).map(leafHash);
const wordsOf = (hashes: string[]) =>
  Uint32Array.from(hashes.join('').match(/.{8}/g) ?? [], (word) => Number.parseInt(word, 16));
const treeOf = (size: number) => merkleTree(wordsOf(leavesOf(size)));

const aLeaf = fc
  .integer({ min: 1, max: 70 })
  .chain((size) => fc.record({ size: fc.constant(size), index: fc.nat(size - 1) }));

const provenOf = ({ size, index }: { size: number; index: number }) => {
  const tree = treeOf(size);
  return {
    leaf: leavesOf(size)[index]!,
    root: merkleRoot(tree),
    proof: inclusionProof(tree, index),
  };
};

describe('the Merkle tree of RFC 6962', () => {
  test('has the root that the definition gives, for every small size', () => {
    for (let size = 0; size <= 130; size += 1) {
      expect(merkleRoot(treeOf(size))).toBe(slowRoot(recordsOf(size)).toString('hex'));
    }
  });

  test('proves every leaf of every small size', () => {
    for (let size = 1; size <= 40; size += 1) {
      for (let index = 0; index < size; index += 1) {
        const { leaf, root, proof } = provenOf({ size, index });
        expect(rootOfProof(leaf, { index, size, proof })).toBe(root);
      }
    }
  });

  test('refuses a forged hash', () => {
    fc.assert(
      fc.property(aLeaf, fc.nat(), fc.nat(63), (at, pick, digit) => {
        const { leaf, root, proof } = provenOf(at);
        fc.pre(proof.length > 0);
        const forged = proof.with(pick % proof.length, flip(proof[pick % proof.length]!, digit));
        expect(rootOfProof(leaf, { ...at, proof: forged })).not.toBe(root);
        expect(rootOfProof(flip(leaf, digit), { ...at, proof })).not.toBe(root);
      }),
      fixed,
    );
  });

  test('refuses a proof that is too short or too long', () => {
    fc.assert(
      fc.property(aLeaf, (at) => {
        const { leaf, proof } = provenOf(at);
        expect(rootOfProof(leaf, { ...at, proof: [...proof, leaf] })).toBeNull();
        if (proof.length > 0) {
          expect(rootOfProof(leaf, { ...at, proof: proof.slice(1) })).toBeNull();
          expect(rootOfProof(leaf, { ...at, proof: proof.slice(0, -1) })).toBeNull();
        }
      }),
      fixed,
    );
  });

  test('refuses a hash that is not exactly 32 bytes', () => {
    const { leaf, proof } = provenOf({ size: 8, index: 3 });
    // The bytes are the same in sum: a byte moved from one hash to the next.
    const [first, second, third] = proof as [string, string, string];
    const moved = [first.slice(0, 62), first.slice(62) + second, third];
    expect(rootOfProof(leaf, { size: 8, index: 3, proof: moved })).toBeNull();
    for (const wrong of [
      '',
      first.slice(2),
      `${first}00`,
      first.toUpperCase().replace(/^./, 'G'),
    ]) {
      expect(rootOfProof(leaf, { size: 8, index: 3, proof: [wrong, second, third] })).toBeNull();
    }
  });

  test('refuses another index, and a size whose tree has another shape', () => {
    const { leaf, root, proof } = provenOf({ size: 11, index: 10 });
    for (let size = 1; size <= 40; size += 1) {
      for (let index = 0; index < 45; index += 1) {
        if (proof.length !== pathLength(index, size)) {
          expect(rootOfProof(leaf, { index, size, proof })).toBeNull();
        } else if (size === 11 && index !== 10) {
          expect(rootOfProof(leaf, { index, size, proof })).not.toBe(root);
        }
      }
    }
  });

  test('never takes a node for a leaf', () => {
    const [left, right] = leavesOf(2) as [string, string];
    expect(leafHash(Buffer.from(left + right, 'hex'))).not.toBe(merkleRoot(treeOf(2)));
  });
});

const flip = (hash: string, at: number) =>
  hash.slice(0, at) + (hash[at] === '0' ? '1' : '0') + hash.slice(at + 1);

/** The length of an audit path by the recursive definition; -1 outside of the tree. */
function pathLength(index: number, size: number): number {
  if (index >= size) return -1;
  if (size === 1) return 0;
  let split = 1;
  while (split * 2 < size) split *= 2;
  return 1 + (index < split ? pathLength(index, split) : pathLength(index - split, size - split));
}
