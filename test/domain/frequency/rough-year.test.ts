import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Day } from '../../../domain/calendar.ts';
import { daysAfter } from '../../../domain/frequency/blocks.ts';
import { type Member, outcomesOf } from '../../../domain/frequency/promises.ts';
import { linesOf } from '../../../domain/frequency/reasons.ts';
import { frequencyRules, type Standing } from '../../../domain/frequency/rules.ts';
import { profileOf } from '../../../domain/profile/profile.ts';
import { officialCalendar } from '../../../usecases/calendar/official.ts';
import { type Change, liveThrough, outcomesOfYear, periodsOf } from './simulate.ts';

// A leap year, and one without an official calendar.
const [from, to] = ['2028-01-01', '2028-12-31'];
const plain = { grade: '', blacklisted: false, subtype: '', subsists: true };
const standings: Standing[] = [
  ...['A', 'B', 'C', ''].map((grade) => ({ ...plain, category: '娱乐场所', grade })),
  { ...plain, category: '旅馆业' },
  { ...plain, category: '旅馆业', blacklisted: true },
  { ...plain, category: '民用枪支弹药从业单位' },
  { ...plain, category: '爆破作业单位', subtype: '非营业性' },
  { ...plain, category: '机动车修理业' },
];
const standing = fc.constantFrom(...standings);
const day = fc.integer({ min: 0, max: 365 }).map((n): Day => daysAfter(from, n));
const change: fc.Arbitrary<Change> = fc.record({
  on: day,
  subject: fc.nat(99),
  standing: fc.oneof(standing, fc.constantFrom({ subsists: false }, { subsists: true })),
});

const rough = fc.record({
  subjects: fc.array(standing, { minLength: 1, maxLength: 12 }),
  enters: fc.array(fc.oneof(fc.constantFrom(from, from, to, '2028-02-29'), day), {
    maxLength: 12,
  }),
  changes: fc.array(change, { maxLength: 20 }),
  salt: fc.nat(1_000_000),
});
type Given = typeof rough extends fc.Arbitrary<infer T> ? T : never;

/** Something that happens on about so many days in a hundred, none of them in the last week of a month. */
function mishap(salt: number, percent: number) {
  return (name: string, on: Day): boolean => {
    const text = `${salt} ${name} ${on}`;
    const sum = Array.from(text).reduce((so, sign) => (so * 31 + sign.charCodeAt(0)) % 100_003, 7);
    return Number(on.slice(8)) < 24 && sum % 100 < percent;
  };
}

function live({ salt, ...given }: Given) {
  let lost = 0;
  const isVoid = mishap(salt, 30);
  const ends = mishap(salt + 1, 60);
  const lived = liveThrough({
    ...given,
    from,
    to,
    perDay: 30,
    calendar: officialCalendar,
    setUpOn: 'every day',
    shuffle: (ids) => ids.toSorted((a, b) => (`${salt}${a}` < `${salt}${b}` ? -1 : 1)),
    isVoid: (on) => isVoid('draw', on),
    isLost: (id, on) => {
      const isLost = ends(id, on);
      lost += Number(isLost);
      return isLost;
    },
  });
  return { lived, lost };
}

describe('a leap year in which draws are void, visits end without a result, and subjects come, go and change their class', () => {
  it('R-071 breaks no promise, proposes what was lost again, and visits nobody twice for one promise', () => {
    let losses = 0;
    fc.assert(
      fc.property(rough, (given) => {
        const { lived, lost } = live(given);
        losses += lost;
        expect(lived.foretold).toBe(0);
        expect(outcomesOfYear(lived, to).filter(({ state }) => state === 'broken')).toEqual([]);
        for (const { name, subjectIds, served } of lived.batches) {
          expect(new Set(subjectIds).size, name).toBe(subjectIds.length);
          expect(
            subjectIds.filter((id) => served.includes(id)),
            name,
          ).toEqual([]);
        }
      }),
      { seed: 2_028, numRuns: 40 },
    );
    expect(losses).toBeGreaterThan(500);
  }, 60_000);

  it('R-071 counts what is promised as a plain look at every first day does', () => {
    const months: [category: string, of: (one: Standing) => number][] = [
      ['娱乐场所', ({ grade }) => ({ A: 3, B: 2 })[grade] ?? 1],
      ['旅馆业', ({ blacklisted }) => (blacklisted ? 1 : 3)],
      ['民用枪支弹药从业单位', () => 3],
      ['爆破作业单位', ({ subtype }) => (subtype === '非营业性' ? 6 : 3)],
    ];
    fc.assert(
      fc.property(rough, (given) => {
        const { lived } = live(given);
        for (const member of lived.members) {
          const wanted: string[] = [];
          for (let month = 1; month <= 12; month += 1) {
            const first = `2028-${String(month).padStart(2, '0')}-01`;
            const then = member.standings.filter((one) => one.from <= first).at(-1)?.standing;
            const every = months.find(([category]) => category === then?.category)?.[1](then!);
            if (then?.subsists && every && (month - 1) % every === 0)
              wanted.push(`${first} ${every}`);
          }
          const promised = outcomesOf(member, periodsOf(lived, to), '2029-01-01');
          const got = promised.map(({ block, rule }) => `${block.startsOn} ${rule.months}`);
          expect(got.toSorted()).toEqual(wanted.toSorted());
        }
      }),
      { seed: 29, numRuns: 25 },
    );
  }, 60_000);
});

const history = [{ from, rules: frequencyRules(profileOf('xianyou')) }];
const venue = { ...plain, category: '娱乐场所', grade: 'C' };

/** The lines of a subject that nobody visits, by the first day of each period. */
function lines(of: Member['standings'], today = '2029-01-01') {
  const member = { id: 's', standings: of, visits: [], pooled: [] };
  const periods = periodsOf({ history }, to);
  const outcomes = outcomesOf(member, periods, today);
  return linesOf(member, outcomes, periods, today)
    .filter(({ rule }) => rule.category === '娱乐场所' && rule.months === 1)
    .map(({ block, state, reason }) => `${block.endsOn} ${state} ${reason}`);
}

describe('the days at the edges of a period', () => {
  it('R-072 February of a leap year ends on its 29th day', () => {
    expect(lines([{ from: '2027-06-01', standing: venue }]).slice(0, 3)).toEqual([
      '2028-01-31 broken not-drawn',
      '2028-02-29 broken not-drawn',
      '2028-03-31 broken not-drawn',
    ]);
  });

  it('R-071 whoever comes on file on the last day of the year is promised nothing of it, and the line says so', () => {
    const told = lines([{ from: to, standing: venue }]);
    expect(new Set(told.map((line) => line.slice(11)))).toEqual(
      new Set(['not-promised not-registered']),
    );
    const next = periodsOf({ history }, '2029-01-31');
    const member = { id: 's', standings: [{ from: to, standing: venue }], visits: [] };
    const january = outcomesOf(member, next, '2029-01-15');
    expect(january.map(({ block, state }) => `${block.endsOn} ${state}`)).toEqual([
      '2029-01-31 open',
    ]);
  });

  it('R-071 leaving and coming back within a period releases nobody; staying away does', () => {
    const away = { ...venue, subsists: false };
    const back = lines([
      { from, standing: venue },
      { from: '2028-05-10', standing: away },
      { from: '2028-05-20', standing: venue },
      { from: '2028-08-31', standing: away },
    ]);
    expect(back[4]).toBe('2028-05-31 broken not-drawn');
    expect(back[7]).toBe('2028-08-31 released left');
    expect(back[8]).toBe('2028-09-30 not-promised not-in-library');
  });

  it('R-071 a class that changes on the last day releases, and another class binds from its own next period', () => {
    const told = lines([
      { from, standing: venue },
      { from: '2028-06-30', standing: { ...plain, category: '旅馆业' } },
    ]);
    expect(told[5]).toBe('2028-06-30 released class-changed');
    const member = {
      id: 's',
      standings: [
        { from, standing: venue },
        { from: '2028-06-30', standing: { ...plain, category: '旅馆业' } },
      ],
      visits: [],
    };
    const after = outcomesOf(member, periodsOf({ history }, to), '2029-01-01');
    expect(
      after.filter(({ rule }) => rule.category === '旅馆业').map(({ block }) => block.startsOn),
    ).toEqual(['2028-07-01', '2028-10-01']);
  });
});
