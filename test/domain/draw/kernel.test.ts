import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sha256 } from '../../../domain/draw/hash.ts';
import { blockAt, type Kernel, stateAt } from '../../../domain/draw/kernel/layout.ts';
import { scalarKernel } from '../../../domain/draw/kernel/scalar.ts';
import { simdKernel, simdModule } from '../../../domain/draw/kernel/simd.ts';
import { fixed } from './arbitrary.ts';

const nodeHash = (message: Uint8Array) => createHash('sha256').update(message).digest('hex');

/** A message as FIPS 180-4 pads it, cut into blocks of 16 words. */
function blocksOf(message: Uint8Array): number[][] {
  const padded = Buffer.alloc(Math.ceil((message.length + 9) / 64) * 64);
  padded.set(message);
  padded[message.length] = 0x80;
  padded.writeUInt32BE(message.length * 8, padded.length - 4);
  const words = Array.from({ length: padded.length / 4 }, (_, at) => padded.readUInt32BE(at * 4));
  return Array.from({ length: words.length / 16 }, (_, at) => words.slice(at * 16, at * 16 + 16));
}

/** Hashes messages of equally many blocks together; the lanes that are left over hold rubbish. */
function hashTogether(kernel: Kernel, messages: Uint8Array[]): string[] {
  const cut = messages.map(blocksOf);
  for (let block = 0; block < cut[0]!.length; block += 1) {
    lay(
      kernel,
      cut.map((own) => own[block]!),
    );
    if (block === 0) kernel.hash(messages.length);
    else kernel.chain(messages.length);
  }
  return messages.map((_, message) => digestAt(kernel, message));
}

const lay = ({ blocks }: Kernel, laid: number[][]) =>
  laid.forEach((words, message) =>
    words.forEach((value, word) => (blocks[blockAt(message) + word * 4] = value)),
  );

const digestAt = ({ states }: Kernel, message: number) =>
  Array.from({ length: 8 }, (_, word) => states[stateAt(message) + word * 4]!)
    .map((word) => word.toString(16).padStart(8, '0'))
    .join('');

function putDigest({ states }: Kernel, message: number, digest: Uint8Array): void {
  const bytes = Buffer.from(digest);
  for (let word = 0; word < 8; word += 1) {
    states[stateAt(message) + word * 4] = bytes.readUInt32BE(word * 4);
  }
}

const someBytes = (length: number) =>
  Uint8Array.from({ length }, (_, at) => (at * 167 + length) % 256);

describe('SHA-256', () => {
  // NIST: examples of FIPS 180-4 and the short, long and many-times vectors of CAVP.
  test.each([
    ['', 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'],
    ['abc', 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'],
    [
      'abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq',
      '248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1',
    ],
    ['a'.repeat(1_000_000), 'cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0'],
  ])('of the published example %#', (text, digest) => {
    expect(sha256(Buffer.from(text))).toBe(digest);
  });

  test('of every length up to 200 bytes is what Node computes', () => {
    for (let length = 0; length <= 200; length += 1) {
      const message = someBytes(length);
      expect(sha256(message), `${length} bytes`).toBe(nodeHash(message));
    }
  });

  test('of a view that begins inside a larger buffer takes only the view', () => {
    const message = someBytes(300).subarray(7, 131);
    expect(sha256(message)).toBe(nodeHash(message));
  });
});

describe.each([
  ['SIMD', simdKernel()],
  ['scalar', scalarKernel()],
])('the %s kernel', (_, kernel) => {
  test('hashes any batch of messages as Node does', () => {
    const batch = fc.integer({ min: 0, max: 130 }).chain((length) =>
      fc.array(fc.uint8Array({ minLength: length, maxLength: length }), {
        minLength: 1,
        maxLength: 33,
      }),
    );
    fc.assert(
      fc.property(batch, (messages) => {
        expect(hashTogether(kernel, messages)).toEqual(messages.map(nodeHash));
      }),
      fixed,
    );
  });

  test('hashes the largest batch, each lane on its own', () => {
    const messages = Array.from({ length: 1_024 }, (__, at) => Buffer.from(`message ${at}`));
    expect(hashTogether(kernel, messages)).toEqual(messages.map(nodeHash));
  });

  test('hashes what follows a common beginning of 32 bytes', () => {
    const tail = fc.uint8Array({ maxLength: 23 });
    const tails = fc.array(tail, { minLength: 1, maxLength: 33 });
    const head = fc.uint8Array({ minLength: 32, maxLength: 32 });
    fc.assert(
      fc.property(head, tails, (common, rests) => {
        const messages = rests.map((rest) => Buffer.concat([common, rest]));
        lay(
          kernel,
          messages.map((message) => blocksOf(message)[0]!),
        );
        kernel.setHead(Uint32Array.from(blocksOf(common)[0]!.slice(0, 8)));
        kernel.hashTails(messages.length);
        expect(messages.map((__, at) => digestAt(kernel, at))).toEqual(messages.map(nodeHash));
      }),
      fixed,
    );
  });

  test('joins any digests in pairs as Node does, the largest batch included', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 512 }), fc.integer(), (nodes, start) => {
        const children = Array.from({ length: nodes * 2 }, (__, at) =>
          createHash('sha256')
            .update(`${start + at}`)
            .digest(),
        );
        children.forEach((child, message) => putDigest(kernel, message, child));
        kernel.join(nodes);
        for (let node = 0; node < nodes; node += 1) {
          const pair = [Buffer.of(1), children[2 * node]!, children[2 * node + 1]!];
          expect(digestAt(kernel, node)).toBe(nodeHash(Buffer.concat(pair)));
        }
      }),
      { ...fixed, numRuns: 20, examples: [[512, 0]] },
    );
  });

  test('joins pairs whatever their last byte is, of which the second block is made', () => {
    for (let byte = 0; byte < 256; byte += 1) {
      putDigest(kernel, byte * 2, someBytes(32));
      putDigest(kernel, byte * 2 + 1, someBytes(32).with(31, byte));
    }
    kernel.join(256);
    const joined = Array.from({ length: 256 }, (__, byte) => digestAt(kernel, byte));
    const pairs = joined.map((__, byte) => [1, ...someBytes(32), ...someBytes(32).with(31, byte)]);
    expect(joined).toEqual(pairs.map((pair) => nodeHash(Uint8Array.from(pair))));
  });

  test('leaves groups beyond those asked for alone', () => {
    kernel.states.fill(7);
    kernel.hash(0);
    kernel.hash(9);
    expect(kernel.states.subarray(3 * 32).every((word) => word === 7)).toBe(true);
    expect(kernel.states.subarray(0, 3 * 32)).not.toContain(7);
    kernel.states.fill(7);
    kernel.join(0);
    kernel.join(5);
    expect(kernel.states.subarray(2 * 32).every((word) => word === 7)).toBe(true);
    expect(kernel.states.subarray(0, 2 * 32)).not.toContain(7);
  });
});

test('the module is small enough for a page to compile at once', () => {
  expect(simdModule().length).toBeLessThan(4_096);
});
