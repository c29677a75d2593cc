import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { quotaOf } from '../../../domain/draw/quota.ts';
import { fixed } from './arbitrary.ts';

describe('R-104 the quota of a stratum', () => {
  test.each([
    [100, 700, 0, 7],
    [101, 700, 0, 8],
    [0, 10_000, 5, 0],
    [3, 1, 0, 1],
    [3, 0, 0, 0],
    [3, 0, 5, 3],
    [40, 500, 5, 5],
    [10_000_000, 10_000, 0, 10_000_000],
    [9_007_199_254_740_991, 9_999, 0, 9_006_298_534_815_517],
  ])('of %i at %i bp and at least %i is %i', (eligible, ratioBp, min, quota) => {
    expect(quotaOf(eligible, { ratioBp, min })).toBe(quota);
  });

  test('is the smallest number that does not fall below the ratio', () => {
    const aCase = [fc.nat(10_000_000), fc.nat(10_000)] as const;
    fc.assert(
      fc.property(...aCase, (eligible, ratioBp) => {
        const quota = quotaOf(eligible, { ratioBp, min: 0 });
        expect(quota * 10_000).toBeGreaterThanOrEqual(eligible * ratioBp);
        expect((quota - 1) * 10_000).toBeLessThan(eligible * ratioBp);
      }),
      { ...fixed, numRuns: 2_000 },
    );
  });

  test('is right where a floating ceiling is not', () => {
    expect(Math.ceil(100 * 0.07)).toBe(8);
    expect(quotaOf(100, { ratioBp: 700, min: 0 })).toBe(7);
  });
});
