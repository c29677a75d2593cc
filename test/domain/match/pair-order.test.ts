import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { pairsOf } from '../../../domain/match/pair.ts';
import { pairOrderOf } from '../../../domain/match/pair-order.ts';
import { anId, aSeed, fixed } from '../draw/arbitrary.ts';

/** One ticket after the other, compared whole. */
function plainOrder(seed: string, subject: string, serials: number[]): number[] {
  const ticketOf = pairsOf(seed);
  const ticketed = serials.map((serial) => ({ serial, ticket: ticketOf(subject, serial) }));
  return ticketed.sort((a, b) => (a.ticket < b.ticket ? -1 : 1)).map(({ serial }) => serial);
}

describe('R-112 the order of inspectors on a subject', () => {
  test('is that of their whole pair tickets', () => {
    const serials = fc.uniqueArray(fc.integer({ min: 0, max: 0xfffeffff }), { maxLength: 40 });
    fc.assert(
      fc.property(
        aSeed,
        fc.array(anId, { minLength: 1, maxLength: 3 }),
        serials,
        (seed, ids, all) => {
          const orderOf = pairOrderOf(seed);
          for (const id of ids) expect(orderOf(id, all)).toEqual(plainOrder(seed, id, all));
        },
      ),
      fixed,
    );
  });

  test('is right also where the first 32 bits of tickets agree', () => {
    const seed = '5a'.repeat(32);
    const serials = Array.from({ length: 200_000 }, (_, serial) => serial * 3);
    const tops = serials.map((serial) => pairsOf(seed)('A1', serial).slice(0, 8));
    expect(new Set(tops).size).toBeLessThan(serials.length);
    expect(pairOrderOf(seed)('A1', serials)).toEqual(plainOrder(seed, 'A1', serials));
  });
});
