import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { batchSizes, batchWindows, cutBatches } from '../../domain/rotation.ts';

const strata = fc
  .array(fc.nat({ max: 40 }), { minLength: 1, maxLength: 5 })
  .map((sizes) =>
    sizes.map((size, stratum) => Array.from({ length: size }, (_, at) => `S${stratum}N${at}`)),
  );
const batches = fc.integer({ min: 1, max: 15 });
const count = (values: number[], of: number) => values.filter((value) => value === of).length;

/** Largest minus smallest. */
const spread = (sizes: number[]) => Math.max(...sizes) - Math.min(...sizes);

describe('a rotation', () => {
  it('R-071 puts everybody in exactly one batch, and no batch has two more than another', () => {
    fc.assert(
      fc.property(strata, batches, (drawn, number) => {
        const cut = cutBatches(drawn, number);
        expect(cut.map(({ id }) => id)).toEqual(drawn.flat());
        const all = Array.from({ length: number }, (_, at) => at + 1);
        const sizesIn = (ids: string[]) => {
          const own = cut.filter(({ id }) => ids.includes(id)).map(({ batch }) => batch);
          return all.map((batch) => count(own, batch));
        };
        expect(spread(sizesIn(drawn.flat()))).toBeLessThanOrEqual(1);
        for (const ids of drawn) expect(spread(sizesIn(ids))).toBeLessThanOrEqual(1);
        expect(
          batchSizes(
            drawn.map(({ length }) => length),
            number,
          ),
        ).toEqual(sizesIn(drawn.flat()));
      }),
      { seed: 71, numRuns: 300 },
    );
  });

  it('goes by the tickets: whoever is drawn earlier in a stratum is never in a later batch', () => {
    fc.assert(
      fc.property(strata, batches, (drawn, number) => {
        const batchOf = new Map(cutBatches(drawn, number).map(({ id, batch }) => [id, batch]));
        for (const ids of drawn) {
          const order = ids.map((id) => batchOf.get(id)!);
          expect(order).toEqual(order.toSorted((a, b) => a - b));
        }
      }),
      { seed: 72 },
    );
  });

  it('divides its window without a gap, day by day', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 366 }), fc.integer({ min: 1, max: 366 }), (a, b) => {
        const [number, days] = [Math.min(a, b), Math.max(a, b)];
        const last = new Date(Date.UTC(2026, 0, days)).toISOString().slice(0, 10);
        const windows = batchWindows('2026-01-01', last, number);
        expect(windows).toHaveLength(number);
        expect(windows[0]!.startsOn).toBe('2026-01-01');
        expect(windows.at(-1)!.endsOn).toBe(last);
        const lengths = windows.map(
          ({ startsOn, endsOn }) => (Date.parse(endsOn) - Date.parse(startsOn)) / 86_400_000 + 1,
        );
        expect(Math.min(...lengths)).toBeGreaterThanOrEqual(1);
        expect(spread(lengths)).toBeLessThanOrEqual(1);
        windows.slice(1).forEach(({ startsOn }, at) => {
          expect(Date.parse(startsOn) - Date.parse(windows[at]!.endsOn)).toBe(86_400_000);
        });
      }),
      { seed: 73, numRuns: 200 },
    );
  });
});
