import fc from 'fast-check';
import type { PoolRecord } from '../../../domain/draw/record.ts';
import type { DrawSpec } from '../../../domain/draw/spec.ts';

/** Options that make every run of a property the same. */
export const fixed = { seed: 1, numRuns: 200 };

const strata = [0, 1, 300, 65_535];

/** Ids of 1–18 characters, short ones often enough to share beginnings. */
export const anId = fc.string({
  unit: fc.constantFrom(...'0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ'.split('')),
  minLength: 1,
  maxLength: 18,
});

const aRecord: fc.Arbitrary<PoolRecord> = fc.record({
  stratum: fc.constantFrom(...strata),
  eligibility: fc.constantFrom(0, 0, 0, 0, 1, 2, 3, 4, 5),
  id: anId,
  weight: fc.integer({ min: 1, max: 16 }),
});

/** A pool of up to 60 subjects in any order. */
export const aPool = fc.uniqueArray(aRecord, { selector: ({ id }) => id, maxLength: 60 });

const aQuota = fc.record({
  ratioBp: fc.oneof(fc.constantFrom(0, 1, 500, 10_000), fc.integer({ min: 0, max: 10_000 })),
  min: fc.integer({ min: 0, max: 5 }),
});

const hexOf = (minLength: number, maxLength: number) =>
  fc.uint8Array({ minLength, maxLength }).map((bytes) => Buffer.from(bytes).toString('hex'));

/** 32 bytes in hex. */
export const aSeed = hexOf(32, 32);

/** A specification for every stratum that a pool of `aPool` can have. */
export const aSpec: fc.Arbitrary<DrawSpec> = fc.record({
  drawId: fc.string({ unit: fc.constantFrom(...'AZ09-'.split('')), minLength: 1, maxLength: 64 }),
  entropy: fc.array(
    fc.record({ kind: fc.constantFrom('drand', 'lottery', 'x'), hex: hexOf(1, 70) }),
    { minLength: 1, maxLength: 3 },
  ),
  strata: fc
    .tuple(...strata.map(() => aQuota))
    .map((quotas) => Object.fromEntries(strata.map((stratum, at) => [stratum, quotas[at]!]))),
});
