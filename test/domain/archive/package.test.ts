import { writeFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { signed } from '../../../domain/archive/manifest.ts';
import { verifierOf } from '../../../domain/seal/note.ts';
import { packed } from '../../../usecases/archive/container.ts';
import { folderOfFiles, yaohao } from '../../cli/yaohao.ts';

const file = folderOfFiles();
const signer = { name: 'portal.example/trail', seed: new Uint8Array(32).fill(7) };
const head = { kind: 'task', code: 'GQ-1', number: 1, madeAt: '2026-09-14T01:00:00.000Z' } as const;
const text = (value: string) => new TextEncoder().encode(value);
const files = new Map([
  ['records/visit.json', text(JSON.stringify({ a: '一'.repeat(3000) }))],
  ['archive.pdf', Uint8Array.from({ length: 9000 }, (_, at) => at % 251)],
]);
const whole = packed(signed(head, files, signer));

const path = file('package.zip', '');
const verdict = async (bytes: Uint8Array, ...words: string[]) => {
  writeFileSync(path, bytes);
  const { code, out } = await yaohao('archive', 'verify', path, ...words);
  return { exit: code, ...JSON.parse(out[0]!) };
};

describe('R-191 an archive package', () => {
  it('holds, and says whose key signed it', async () => {
    const said = { exit: 0, ok: true, kind: 'task', files: 2, verifier: verifierOf(signer) };
    expect(await verdict(whole)).toMatchObject({ ...said, isTrusted: false });
    expect(await verdict(whole, '--key', verifierOf(signer))).toMatchObject({
      ...said,
      isTrusted: true,
    });
  });

  it('is the same bytes for the same files', () => {
    expect(packed(signed(head, files, signer))).toEqual(whole);
  });

  it('fails when any one byte of it is another, and says where', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.nat(whole.length - 1),
        fc.integer({ min: 1, max: 255 }),
        async (at, by) => {
          const bytes = Uint8Array.from(whole);
          bytes[at]! ^= by;
          const said = await verdict(bytes);
          expect(said).toMatchObject({ exit: 1, ok: false });
          expect(said.where).toMatch(/./);
        },
      ),
      { numRuns: 300 },
    );
  });

  it('names the file and the piece of it', async () => {
    const bytes = Uint8Array.from(whole);
    const from = Buffer.from(whole).indexOf(Buffer.from(files.get('archive.pdf')!));
    bytes[from + 5000]! ^= 1;
    expect(await verdict(bytes)).toMatchObject({
      where: 'archive.pdf',
      reason: 'altered',
      from: 4096,
      to: 8192,
    });
  });

  it('fails when it is cut, longer, short of a file, has one more, or another signed it', async () => {
    const made = signed(head, files, signer);
    const without = new Map([...made].filter(([name]) => name !== 'archive.pdf'));
    const stranger = { ...signer, seed: new Uint8Array(32).fill(8) };
    expect(await verdict(whole.subarray(0, -1))).toMatchObject({ exit: 1, where: 'container' });
    expect(await verdict(Uint8Array.from([...whole, 0]))).toMatchObject({
      exit: 1,
      where: 'container',
    });
    expect(await verdict(packed(without))).toMatchObject({
      where: 'archive.pdf',
      reason: 'missing',
    });
    expect(await verdict(packed(new Map([...made, ['more.txt', text('x')]])))).toMatchObject({
      where: 'more.txt',
      reason: 'unlisted',
    });
    expect(
      await verdict(packed(signed(head, files, stranger)), '--key', verifierOf(signer)),
    ).toMatchObject({ exit: 1, reason: 'key' });
  });
});
