import fc from 'fast-check';
import { expect, it } from 'vitest';
import { packedSet } from '../../../domain/registry/packed-set.ts';

const text = fc.oneof(
  { weight: 4, arbitrary: fc.string({ unit: fc.constantFrom('A', '1', '\u00ff'), maxLength: 6 }) },
  { weight: 2, arbitrary: fc.string({ unit: 'binary' }) },
  { weight: 1, arbitrary: fc.string({ minLength: 250, maxLength: 600 }) },
);

it('R-037 tells a text that occurred from one that did not, as a set does', () => {
  fc.assert(
    fc.property(fc.array(text, { maxLength: 600 }), (texts) => {
      const [packed, plain] = [packedSet(), new Set<string>()];
      for (const each of texts) {
        expect(packed.add(each)).toBe(!plain.has(each));
        plain.add(each);
      }
    }),
    { seed: 20260914, numRuns: 60 },
  );
});

it('R-037 knows a hundred thousand codes apart', () => {
  const packed = packedSet();
  const codes = Array.from(
    { length: 100_000 },
    (_, n) => `91370322MA${String(n).padStart(8, '0')}`,
  );
  expect(codes.every((code) => packed.add(code))).toBe(true);
  expect(codes.some((code) => packed.add(code))).toBe(false);
});
