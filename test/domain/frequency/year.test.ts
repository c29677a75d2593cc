import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Day } from '../../../domain/calendar.ts';
import { daysAfter } from '../../../domain/frequency/blocks.ts';
import { outcomesOf } from '../../../domain/frequency/promises.ts';
import { linesOf } from '../../../domain/frequency/reasons.ts';
import { frequencyRules, type Standing } from '../../../domain/frequency/rules.ts';
import { profileOf } from '../../../domain/profile/profile.ts';
import { officialCalendar } from '../../../usecases/calendar/official.ts';
import {
  type Change,
  firstDay,
  lastDay,
  type Life,
  liveThrough,
  outcomesOfYear,
  periodsOf,
  type Stray,
} from './simulate.ts';

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

const stray: fc.Arbitrary<Stray> = fc.record({ on: day, subject: fc.nat(99) });

const year = fc.record({
  subjects: fc.array(venue, { minLength: 1, maxLength: 30 }),
  changes: fc.array(change, { maxLength: 25 }),
  order: fc.infiniteStream(fc.nat()),
});

type Given = typeof year extends fc.Arbitrary<infer T> ? T : never;

function live({ subjects, changes, order }: Given, perDay: number, more: Partial<Life> = {}) {
  const shuffle = (ids: string[]) => {
    const keys = new Map(ids.map((id) => [id, order.next().value ?? 0]));
    return [...ids].sort((a, b) => keys.get(a)! - keys.get(b)! || (a < b ? -1 : 1));
  };
  return liveThrough({ subjects, changes, perDay, calendar: officialCalendar, shuffle, ...more });
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
        const { batches, members } = live(given, 30);
        for (const { name, subjectIds } of batches) {
          expect(new Set(subjectIds).size, name).toBe(subjectIds.length);
        }
        const made = members.flatMap(({ id, visits }) => visits.map(({ ref }) => `${id} ${ref}`));
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
      (id) => lived.members.find((member) => member.id === id)!.visits.length,
    );
    expect(times).toEqual([4, 6, 12]);
    const made = lived.members.flatMap(({ visits }) => visits);
    expect(made.every(({ on }) => on <= lastDay)).toBe(true);
  });
});

const late = fc.record({
  setUpOn: fc.integer({ min: 1, max: 20 }),
  strays: fc.array(stray, { maxLength: 60 }),
});

describe('tasks that are set up late in a period', () => {
  it('R-071 draw only those who were not served in it, and break no promise', () => {
    let kept = 0;
    fc.assert(
      fc.property(year, late, (given, more) => {
        const lived = live(given, 30, more);
        for (const { name, subjectIds, served } of lived.batches) {
          expect(
            subjectIds.filter((id) => served.includes(id)),
            name,
          ).toEqual([]);
          kept += served.length;
        }
        expect(lived.foretold).toBe(0);
        expect(outcomesOfYear(lived).filter(({ state }) => state === 'broken')).toEqual([]);
      }),
      runs,
    );
    expect(kept).toBeGreaterThan(100);
  });
});

describe('rules that are amended in mid-year', () => {
  // Every two months instead of every month for C, and quarterly draws of hotels fall away.
  const rules = frequencyRules(profileOf('xianyou'));
  const amended = rules
    .filter(({ category }) => category !== '旅馆业')
    .map((rule) => (rule.when === 'C' ? { ...rule, months: 2, version: 'xianyou@2' } : rule));

  it('R-019 R-071 break no promise that was made before, and make none before their first period', () => {
    fc.assert(
      fc.property(year, day, (given, from) => {
        const history = [
          { from: firstDay, rules },
          { from: from === firstDay ? daysAfter(firstDay, 1) : from, rules: amended },
        ];
        const lived = live(given, 30, { history });
        const outcomes = outcomesOfYear(lived);
        expect(outcomes.filter(({ state }) => state === 'broken')).toEqual([]);
        for (const { rule, block } of outcomes) {
          const ruled = block.startsOn >= history[1]!.from ? amended : rules;
          expect(ruled).toContain(rule);
        }
      }),
      runs,
    );
  });

  it('R-019 R-072 a C venue is visited monthly up to the change, and every two months after it', () => {
    const history = [
      { from: firstDay, rules },
      { from: '2026-08-15', rules: amended },
    ];
    const member = {
      id: 's0',
      standings: [{ from: firstDay, standing: { ...plain, category: '娱乐场所', grade: 'C' } }],
      visits: [],
    };
    const promised = outcomesOf(member, periodsOf({ history }), '2027-01-01');
    const months = promised.map(({ block }) => `${block.startsOn} ${block.endsOn}`).sort();
    expect(months.slice(6)).toEqual([
      '2026-07-01 2026-07-31',
      '2026-08-01 2026-08-31',
      '2026-09-01 2026-10-31',
      '2026-11-01 2026-12-31',
    ]);
    expect(new Set(promised.map(({ rule }) => rule.version))).toEqual(
      new Set([rules[0]!.version, 'xianyou@2']),
    );
  });
});

describe('the lines of a year', () => {
  it('R-071 say of everybody in every period of their class what became of it, or why nothing did', () => {
    fc.assert(
      fc.property(year, fc.integer({ min: 1, max: 30 }), (given, perDay) => {
        const lived = live(given, perDay);
        const periods = periodsOf(lived);
        for (const member of lived.members) {
          const outcomes = outcomesOf(member, periods, '2027-01-01');
          const lines = linesOf(member, outcomes, periods, '2027-01-01');
          expect(lines.filter(({ state }) => state !== 'not-promised')).toHaveLength(
            outcomes.length,
          );
          for (const { state, reason, block } of lines) {
            expect(reason === null, `${state} ${block.startsOn}`).toBe(state === 'kept');
          }
          // Whoever is of one class and grade all the time has a line for each of its periods.
          const months = new Set(lines.map(({ rule }) => rule.months));
          if (member.standings.length === 1) expect(months.size).toBe(1);
          if (member.standings.length === 1) expect(lines).toHaveLength(12 / [...months][0]!);
        }
      }),
      { ...runs, numRuns: 30 },
    );
  });
});
