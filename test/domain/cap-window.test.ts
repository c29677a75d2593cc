import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { capRange, visitsCounted } from '../../domain/cap-window.ts';
import { capFor, capOf } from '../../domain/profile/cap.ts';
import { profileOf } from '../../domain/profile/profile.ts';

const dayAt = (at: number) =>
  new Date(Date.UTC(2025, 0, 1) + at * 86_400_000).toISOString().slice(0, 10);
const days = fc.array(fc.integer({ min: 0, max: 1460 }).map(dayAt), { maxLength: 40 });

describe('P-14 the window in which visits count to the cap', () => {
  it('the calendar year is that in which the window of the task begins, whenever it ends', () => {
    const visits = ['2026-12-31', '2027-01-01', '2027-12-31', '2028-01-01'];
    expect(visitsCounted('calendar-year', '2026-12-20', visits)).toBe(1);
    expect(visitsCounted('calendar-year', '2027-01-01', visits)).toBe(2);
    expect(capRange('calendar-year', '2027-06-01')).toEqual({
      from: '2027-01-01',
      to: '2027-12-31',
    });
  });

  it('twelve months end on the day before the same day of the next year', () => {
    const visits = ['2026-01-15', '2026-09-01'];
    expect(visitsCounted('rolling-year', '2027-01-14', visits)).toBe(2);
    expect(visitsCounted('rolling-year', '2027-01-15', visits)).toBe(1);
    expect(visitsCounted('rolling-year', '2028-02-29', ['2027-03-01', '2027-02-28'])).toBe(1);
  });

  it('counts later visits that were drawn before, too', () => {
    expect(visitsCounted('rolling-year', '2026-06-01', ['2026-03-01', '2026-12-01'])).toBe(2);
  });

  it('where nobody is drawn at the cap, no twelve months hold more visits than it allows', () => {
    fc.assert(
      fc.property(days, fc.integer({ min: 1, max: 3 }), (wanted, cap) => {
        const drawn: string[] = [];
        for (const day of wanted) {
          if (visitsCounted('rolling-year', day, drawn) < cap) drawn.push(day);
        }
        for (const start of drawn) {
          const end = `${Number(start.slice(0, 4)) + 1}${start.slice(4)}`;
          const within = drawn.filter((day) => day >= start && day < end);
          expect(within.length).toBeLessThanOrEqual(cap);
        }
      }),
      { seed: 14 },
    );
  });

  it('and nobody is kept out below it: some twelve months are full', () => {
    fc.assert(
      fc.property(days, fc.integer({ min: 0, max: 1460 }).map(dayAt), (visits, day) => {
        const counted = visitsCounted('rolling-year', day, visits);
        const starts = visits.concat(day);
        const most = Math.max(
          ...starts
            .map((start) => [start, `${Number(start.slice(0, 4)) + 1}${start.slice(4)}`] as const)
            .filter(([start, end]) => start <= day && day < end)
            .map(([start, end]) => visits.filter((one) => one >= start && one < end).length),
        );
        expect(counted).toBe(most);
      }),
      { seed: 15 },
    );
  });
});

describe('P-13 whom the cap protects', () => {
  it.each([
    ['gaoqing', 'enterprise', 2],
    ['gaoqing', 'practitioner', 2],
    ['gaoqing', 'project', null],
    ['gaoqing', 'behaviour', null],
    ['gaoxin', 'enterprise', 2],
    ['gaoxin', 'practitioner', null],
    ['gaoxin', 'project', null],
    ['xuchang', 'other', 1],
    ['xuchang', 'project', 1],
    ['yangcheng', 'behaviour', 2],
    ['xianyou', 'enterprise', null],
  ] as const)('%s: a subject of kind %s is drawn at most %s times', (slug, kind, most) => {
    expect(capFor(profileOf(slug), { category: '旅馆业', kind })).toBe(most);
  });

  it('the cap of its class stays what it is', () => {
    const gaoqing = profileOf('gaoqing');
    const kind = 'enterprise';
    expect(capFor(gaoqing, { category: '娱乐场所', kind })).toBe(capOf(gaoqing, '娱乐场所'));
  });
});
