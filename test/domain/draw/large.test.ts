import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { runDraw } from '../../../domain/draw/draw.ts';
import { appendBytes, emptyPool, packPool } from '../../../domain/draw/packed-pool.ts';
import { orderPool, poolRoot } from '../../../domain/draw/pool.ts';
import { receiptsOf } from '../../../domain/draw/receipt.ts';
import { packRecord, type PoolRecord } from '../../../domain/draw/record.ts';
import type { DrawSpec } from '../../../domain/draw/spec.ts';
import { verifyReceipt } from '../../../domain/draw/verify-receipt.ts';
import { aPool, aSpec, fixed } from './arbitrary.ts';
import { slowDraw, slowRoot } from './slow-draw.ts';

// Large enough for parts of a tree, for the sample of the selection, and for first bits that agree.
const size = 150_000;

const idOf = (number: number) =>
  createHash('sha256')
    .update(`${number}`)
    .digest('hex')
    .slice(0, 8 + (number % 11))
    .toUpperCase();

const pool = Array.from({ length: size }, (_, number): PoolRecord => ({
  stratum: [3, 300, 65_535][number % 3]!,
  eligibility: number % 7 === 0 ? 1 + (number % 5) : 0,
  id: idOf(number),
  weight: number % 3 === 0 ? 1 + (number % 16) : 1,
}));

const spec: DrawSpec = {
  drawId: 'LARGE-2026-000001',
  entropy: [{ kind: 'secret', hex: '5a'.repeat(32) }],
  strata: {
    3: { ratioBp: 700, min: 0 },
    300: { ratioBp: 10_000, min: 0 },
    65_535: { ratioBp: 0, min: 3 },
  },
};

describe('R-095 a large pool', () => {
  test('is drawn as the plain second implementation draws it', () => {
    expect(runDraw(pool, spec)).toEqual(slowDraw(pool, spec));
  });

  test('is drawn alike from records, from columns, and in the order of its tree', () => {
    const answer = runDraw(pool, spec);
    expect(runDraw(packPool(pool), spec)).toEqual(answer);
    expect(runDraw(orderPool(pool), spec)).toEqual(answer);
  });

  test('has a root of which every part is proven', () => {
    const receiptFor = receiptsOf(pool, spec);
    for (const number of [0, 1, 65_535, 65_536, 131_072, size - 1]) {
      const receipt = receiptFor(idOf(number));
      expect(receipt.root).toBe(poolRoot(pool));
      expect(verifyReceipt(receipt)).toMatchObject({ ok: true });
    }
  });

  test.each([1, 3, 1_023, 1_024, 1_025, 2_049, 3_075])(
    'of %i has the root of RFC 6962',
    (count) => {
      const some = orderPool(pool.slice(0, count));
      expect(poolRoot(some)).toBe(
        slowRoot(some.map((one) => Buffer.from(packRecord(one)))).toString('hex'),
      );
    },
  );

  test('refuses the first id that comes again, however far apart', () => {
    const again = [...pool, { ...pool[5]!, stratum: 300, eligibility: 2 }, pool[2]!];
    expect(() => poolRoot(again)).toThrow(
      expect.objectContaining({
        details: { field: 'id', rule: 'once', record: size, id: idOf(5) },
      }),
    );
  });
});

describe('R-095 a pool in columns', () => {
  test('is the same whether it came as records or as bytes', () => {
    fc.assert(
      fc.property(aPool, (records) => {
        const packed = emptyPool(1);
        for (const { id, ...fields } of records) {
          const bytes = Buffer.from(`<${id}>`);
          appendBytes(packed, { ...fields, bytes, start: 1, end: 1 + id.length });
        }
        expect(packed.size).toBe(records.length);
        expect(poolRoot(packed)).toBe(poolRoot(records));
      }),
      fixed,
    );
  });

  test.each(['', 'a1', 'A1234567890123456789', 'Ａ', 'A B'])('refuses the bytes of %j', (id) => {
    const bytes = Buffer.from(id);
    const record = { stratum: 1, eligibility: 0, weight: 1, bytes, start: 0, end: bytes.length };
    expect(() => appendBytes(emptyPool(1), record)).toThrow(
      expect.objectContaining({ details: expect.objectContaining({ field: 'id' }) }),
    );
  });
});

test('R-095 1,000 random draws agree with a plain second implementation', () => {
  fc.assert(
    fc.property(aPool, aSpec, (records, anySpec) => {
      expect(runDraw(records, anySpec)).toEqual(slowDraw(records, anySpec));
    }),
    { seed: 2, numRuns: 1_000 },
  );
});
