import { createPublicKey, verify } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hexBytes } from '../../../domain/draw/bytes.ts';
import { leafHash, merkleRoot, merkleTree } from '../../../domain/draw/merkle.ts';
import { checkpointNote, openCheckpoint } from '../../../domain/seal/checkpoint.ts';
import { openNote, signNote, verifierOf } from '../../../domain/seal/note.ts';
import { grown, rootOf } from '../../../domain/seal/tree.ts';

const signer = { name: 'portal.example/trail', seed: new Uint8Array(32).fill(7) };
const leaves = (count: number) =>
  Array.from({ length: count }, (_, at) => leafHash(Uint8Array.of(at, at >> 8)));

/** The tree of the draws, which is checked against vectors of its own. */
function rootByTree(hashes: string[]): string {
  const words = hashes.flatMap((hash) => {
    const view = new DataView(hexBytes(hash).buffer);
    return Array.from({ length: 8 }, (_, at) => view.getUint32(at * 4));
  });
  return merkleRoot(merkleTree(Uint32Array.from(words)));
}

describe('R-190 the tree of the trail', () => {
  it('has at every size the root of RFC 6962, though it keeps its peaks only', () => {
    let peaks: string[] = [];
    const all = leaves(130);
    expect(rootOf(peaks)).toBe(rootByTree([]));
    all.forEach((leaf, size) => {
      peaks = grown(peaks, size, leaf);
      expect(rootOf(peaks), `${size + 1}`).toBe(rootByTree(all.slice(0, size + 1)));
    });
  });
});

describe('R-190 a checkpoint', () => {
  const root = 'ab'.repeat(32);

  it('is a signed note of origin, size and root that others can check', () => {
    const note = checkpointNote({ size: 130, root }, signer);
    const [text = '', line = ''] = note.split('\n\n');
    expect(text.split('\n')).toEqual([
      'portal.example/trail',
      '130',
      Buffer.from(root, 'hex').toString('base64'),
    ]);
    expect(openCheckpoint(note, verifierOf(signer))).toEqual({
      origin: signer.name,
      size: 130,
      root,
    });

    // By another library, from what the verifier's line says.
    const key = Buffer.from(verifierOf(signer).split('+').slice(2).join('+'), 'base64').subarray(1);
    const der = Buffer.concat([Buffer.from('302a300506032b6570032100', 'hex'), key]);
    const signature = Buffer.from(line.trim().split(' ')[2]!, 'base64').subarray(4);
    const publicKey = createPublicKey({ key: der, format: 'der', type: 'spki' });
    expect(verify(null, Buffer.from(`${text}\n`), publicKey, signature)).toBe(true);
  });

  it('fails when one character is another, when its key is another, when it is no note', () => {
    const note = checkpointNote({ size: 130, root }, signer);
    fc.assert(
      fc.property(fc.nat(note.length - 1), fc.constantFrom('0', 'A', ' ', '\n'), (at, letter) => {
        fc.pre(note[at] !== letter);
        const other = note.slice(0, at) + letter + note.slice(at + 1);
        expect(openCheckpoint(other, verifierOf(signer))).toBeNull();
      }),
    );
    const stranger = { ...signer, seed: new Uint8Array(32).fill(8) };
    expect(openNote(note, verifierOf(stranger))).toBeNull();
    expect(openNote(note, verifierOf({ ...signer, name: 'else.example/trail' }))).toBeNull();
    expect(openNote(note, 'nonsense')).toBeNull();
    expect(
      openCheckpoint(signNote('portal.example/trail\nmany\n\n', signer), verifierOf(signer)),
    ).toBeNull();
  });
});
