import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Day } from '../../../domain/calendar.ts';
import { daysAfter } from '../../../domain/frequency/blocks.ts';
import type { Standing } from '../../../domain/frequency/rules.ts';
import { officialCalendar } from '../../../usecases/calendar/official.ts';
import { type Change, firstDay, lastDay, liveThrough, outcomesOfYear } from './simulate.ts';

const plain = { grade: '', blacklisted: false, subtype: '', subsists: true };
const grade = fc.constantFrom('A', 'B', 'C', '');

const venue: fc.Arbitrary<Standing> = fc.oneof(
  grade.map((of) => ({ ...plain, category: '娱乐场所', grade: of })),
  fc.boolean().map((blacklisted) => ({ ...plain, category: '旅馆业', blacklisted })),
  fc.constant({ ...plain, category: '民用枪支弹药从业单位' }),
  fc
    .constantFrom('营业性', '非营业性', '')
    .map((subtype) => ({ ...plain, category: '爆破作业单位', subtype })),
);

const day: fc.Arbitrary<Day> = fc.integer({ min: 0, max: 364 }).map((n) => daysAfter(firstDay, n));

const change: fc.Arbitrary<Change> = fc.record({
  on: day,
  subject: fc.nat(99),
  standing: fc.oneof(
    { weight: 6, arbitrary: grade.map((of) => ({ grade: of })) },
    { weight: 3, arbitrary: fc.boolean().map((blacklisted) => ({ blacklisted })) },
    { weight: 1, arbitrary: fc.boolean().map((subsists) => ({ subsists })) },
  ),
});

const year = fc.record({
  subjects: fc.array(venue, { minLength: 1, maxLength: 30 }),
  changes: fc.array(change, { maxLength: 25 }),
  order: fc.infiniteStream(fc.nat()),
});

type Given = typeof year extends fc.Arbitrary<infer T> ? T : never;

function live({ subjects, changes, order }: Given, perDay: number) {
  const shuffle = (ids: string[]) => {
    const keys = new Map(ids.map((id) => [id, order.next().value ?? 0]));
    return [...ids].sort((a, b) => keys.get(a)! - keys.get(b)! || (a < b ? -1 : 1));
  };
  return liveThrough({ subjects, changes, perDay, calendar: officialCalendar, shuffle });
}

const runs = { numRuns: 60, seed: 20_260_914 };

describe('a year of 仙游 with grades that change in mid-year', () => {
  it('R-071 R-072 R-073 R-076 R-077 breaks no promise, whatever changes when', () => {
    fc.assert(
      fc.property(year, (given) => {
        const lived = live(given, 30);
        expect(lived.foretold).toBe(0);
        expect(outcomesOfYear(lived).filter(({ state }) => state === 'broken')).toEqual([]);
      }),
      runs,
    );
  });

  it('R-071 holds nobody twice in a batch, and visits nobody twice in the days of one', () => {
    fc.assert(
      fc.property(year, (given) => {
        const { batches, visits } = live(given, 30);
        for (const { name, subjectIds } of batches) {
          expect(new Set(subjectIds).size, name).toBe(subjectIds.length);
        }
        const made = visits.map(({ subjectId, ref }) => `${subjectId} ${ref}`);
        expect(new Set(made).size).toBe(made.length);
      }),
      runs,
    );
  });

  it('R-071 foretells what cannot be kept with the people there are', () => {
    fc.assert(
      fc.property(year, fc.integer({ min: 1, max: 3 }), (given, perDay) => {
        const lived = live(given, perDay);
        const broken = outcomesOfYear(lived).filter(({ state }) => state === 'broken');
        if (lived.foretold === 0) expect(broken).toEqual([]);
      }),
      { ...runs, numRuns: 30 },
    );
    const many = Array.from({ length: 40 }, () => ({ ...plain, category: '娱乐场所', grade: 'C' }));
    const lived = live(
      { subjects: many, changes: [], order: fc.sample(fc.infiniteStream(fc.nat()), 1)[0]! },
      1,
    );
    expect(lived.foretold).toBeGreaterThan(0);
    expect(outcomesOfYear(lived).some(({ state }) => state === 'broken')).toBe(true);
  });

  it('R-071 R-072 visits a C venue 12 times, a B venue 6 and an A venue 4 times, beyond any yearly cap', () => {
    const subjects = ['A', 'B', 'C'].map((of) => ({ ...plain, category: '娱乐场所', grade: of }));
    const lived = live(
      { subjects, changes: [], order: fc.sample(fc.infiniteStream(fc.nat()), 1)[0]! },
      5,
    );
    const times = ['s0', 's1', 's2'].map(
      (id) => lived.visits.filter(({ subjectId }) => subjectId === id).length,
    );
    expect(times).toEqual([4, 6, 12]);
    expect(lived.visits.every(({ on }) => on <= lastDay)).toBe(true);
  });
});
