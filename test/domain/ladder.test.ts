import { describe, expect, it } from 'vitest';
import { readConfig } from '../../config.ts';
import { type Rung, rungDue, soonestHours } from '../../domain/ladder.ts';
import { quietUntil, soundAt } from '../../domain/quiet.ts';

const ladder = {
  reached: { again: 2, other: 6, web: 7, group: 8, lead: 12 },
  unreached: { again: 2, other: 2, web: 2, group: 2, lead: 6 },
};
const sentAt = new Date('2026-09-14T09:00:00+08:00');
const after = (hours: number) => new Date(sentAt.getTime() + hours * 3_600_000);

describe('case 6: the ways to somebody who does not answer', () => {
  it.each([
    [1.9, [], undefined],
    [2, [], 'again'],
    [5.9, ['again'], undefined],
    [6, ['again'], 'other'],
    [6.9, ['again', 'other'], undefined],
    [7, ['again', 'other'], 'web'],
    [8, ['again', 'other', 'web'], 'group'],
    [12, ['again', 'other', 'web', 'group'], 'lead'],
    [99, ['again', 'other', 'web', 'group', 'lead'], undefined],
    [99, [], 'again'],
  ] as [number, Rung[], Rung | undefined][])(
    'after %d hours with %j taken: %s',
    (hours, taken, due) => {
      expect(rungDue({ sentAt, isUnreached: false, taken }, after(hours), ladder)).toBe(due);
    },
  );

  it('are shorter for somebody whom no chat reaches', () => {
    const taken: Rung[] = ['again', 'other', 'web'];
    expect(rungDue({ sentAt, isUnreached: true, taken }, after(2), ladder)).toBe('group');
  });

  it('come when the office says', () => {
    const sooner = { ...ladder, reached: { again: 0.5, other: 1, web: 1, group: 1, lead: 3 } };
    const awaited = { sentAt, isUnreached: false, taken: [] };
    expect(rungDue(awaited, after(0.5), sooner)).toBe('again');
    expect(soonestHours(sooner)).toBe(0.5);
  });

  it('are five figures; of four, as they were written before, the group’s is the web inbox’s', () => {
    const needed = {
      DATABASE_URL: 'postgres://office@localhost/yaohao',
      DATA_KEY: '11'.repeat(32),
      SESSION_SECRET: 'a secret that is long enough for anybody',
    };
    const read = (LADDER_HOURS: string) => readConfig({ ...needed, LADDER_HOURS }).LADDER_HOURS;
    expect(read('1,2,3,4,5')).toEqual({ again: 1, other: 2, web: 3, group: 4, lead: 5 });
    expect(read('2,6,8,12')).toEqual({ again: 2, other: 6, web: 8, group: 8, lead: 12 });
  });

  it.each(['2,6,8', '1,2,3,4,5,6', '2,6,5,12', '0,6,8,12', '2,6,8,200', 'a,b,c,d'])(
    'are refused when they are set to %s',
    (LADDER_HOURS) => {
      expect(() => readConfig({ ...process.env, LADDER_HOURS })).toThrow('LADDER_HOURS');
    },
  );
});

describe('case 14: quiet hours', () => {
  const night = { fromMinute: 22 * 60, toMinute: 7 * 60 };
  const noon = { fromMinute: 12 * 60, toMinute: 14 * 60 };
  const at = (time: string, day = '2026-09-14') => new Date(`${day}T${time}:00+08:00`);

  it.each([
    ['21:59', night, null],
    ['22:00', night, ['07:00', '2026-09-15']],
    ['23:30', night, ['07:00', '2026-09-15']],
    ['03:00', night, ['07:00', '2026-09-14']],
    ['07:00', night, null],
    ['12:30', noon, ['14:00', '2026-09-14']],
    ['14:00', noon, null],
  ] as const)('at %s in %j end: %j', (time, hours, ends) => {
    expect(quietUntil(hours, at(time))).toEqual(ends ? at(ends[0], ends[1]) : undefined);
  });

  it('of a person and of their unit are both kept, one after the other', () => {
    const early = { fromMinute: 6 * 60, toMinute: 8 * 60 };
    expect(soundAt([night, early], at('23:00'))).toEqual(at('08:00', '2026-09-15'));
  });

  it('yield to a legal limit that comes before they end, or within four hours after', () => {
    const now = at('23:00');
    expect(soundAt([night], now, at('06:00', '2026-09-15'))).toEqual(now);
    expect(soundAt([night], now, at('10:59', '2026-09-15'))).toEqual(now);
    expect(soundAt([night], now, at('11:00', '2026-09-15'))).toEqual(at('07:00', '2026-09-15'));
  });

  it('that lie all around the clock end, or nothing would ever be said', () => {
    const all = [
      { fromMinute: 0, toMinute: 12 * 60 },
      { fromMinute: 12 * 60, toMinute: 0 },
    ];
    expect(soundAt(all, at('01:00')).getTime()).toBeLessThan(at('01:00', '2026-09-16').getTime());
  });
});
