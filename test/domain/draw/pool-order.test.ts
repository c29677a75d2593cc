import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { packPool, recordAt } from '../../../domain/draw/packed-pool.ts';
import { inOrder } from '../../../domain/draw/pool-order.ts';
import { compareRecords, type PoolRecord } from '../../../domain/draw/record.ts';
import { anId, fixed } from './arbitrary.ts';

// So few places and ids that they meet often.
const records = fc.array(
  fc.record({
    stratum: fc.constantFrom(0, 1, 256, 65_535),
    eligibility: fc.constantFrom(0, 5),
    id: fc.oneof(anId, fc.string({ unit: fc.constantFrom('0', 'Z'), minLength: 1, maxLength: 5 })),
    weight: fc.constantFrom(1, 16),
  }),
  { maxLength: 40 },
);

/** The first record whose id another one had before it. */
function repeatedIn(pool: PoolRecord[]): number {
  const seen = new Set<string>();
  return pool.findIndex(({ id }) => seen.size === seen.add(id).size);
}

/** What the order of a pool is, or the record for which it is refused. */
function orderOrRefusal(pool: PoolRecord[]): unknown {
  try {
    const ordered = inOrder(packPool(pool));
    const result = Array.from({ length: pool.length }, (_, at) => recordAt(ordered.pool, at));
    expect(Array.from(ordered.indexes, (index) => pool[index])).toEqual(result);
    return result;
  } catch (error) {
    return (error as { details?: unknown }).details ?? error;
  }
}

const expected = (pool: PoolRecord[]): unknown => {
  const second = repeatedIn(pool);
  if (second < 0) return pool.toSorted(compareRecords);
  return { field: 'id', rule: 'once', record: second, id: pool[second]!.id };
};

describe('R-095 the order of a pool', () => {
  test('is that of its bytes, and the first id that comes again is refused', () => {
    fc.assert(
      fc.property(records, (pool) => {
        expect(orderOrRefusal(pool)).toEqual(expected(pool));
      }),
      fixed,
    );
  });

  test('is the same, and so is what it refuses, where the pool is in order already', () => {
    fc.assert(
      fc.property(records, (pool) => {
        const ordered = pool.toSorted(compareRecords);
        expect(orderOrRefusal(ordered)).toEqual(expected(ordered));
      }),
      fixed,
    );
  });

  test.each([2, 3, 1_000, 20_000])('finds the one id of %i that is in two strata', (size) => {
    const idOf = (at: number) => `A${String(at).padStart(17, '0')}`;
    const pool = Array.from({ length: size }, (_, at): PoolRecord => {
      const isLast = at === size - 1;
      const stratum = isLast ? 9 : Math.floor((at * 5) / size);
      return { stratum, eligibility: 0, id: idOf(isLast ? 0 : at), weight: 1 };
    });
    expect(orderOrRefusal(pool)).toEqual(expected(pool));
    expect(orderOrRefusal(pool.slice(1))).toEqual(pool.slice(1));
  });
});
