import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { noticeMs, quietUntil } from '../../domain/quiet.ts';
import { latestSnooze, limitOf, snoozes, snoozeUntil } from '../../domain/snooze.ts';

const at = (text: string) => new Date(`${text}:00+08:00`);
const dueOn = '2026-10-30';
const none = { dueOn, quiet: [] };
const night = { fromMinute: 22 * 60, toMinute: 7 * 60 };

describe('putting off a reminder', () => {
  it('is for one hour, four hours, or until nine tomorrow on the clocks of Shanghai', () => {
    expect(snoozeUntil('hour', at('2026-10-20T10:00'), none)).toEqual(at('2026-10-20T11:00'));
    expect(snoozeUntil('four-hours', at('2026-10-20T10:00'), none)).toEqual(at('2026-10-20T14:00'));
    expect(snoozeUntil('tomorrow', at('2026-10-20T00:30'), none)).toEqual(at('2026-10-21T09:00'));
    expect(snoozeUntil('tomorrow', at('2026-10-20T23:30'), none)).toEqual(at('2026-10-21T09:00'));
    expect(
      snoozeUntil('tomorrow', at('2026-12-31T12:00'), { ...none, dueOn: '2027-01-08' }),
    ).toEqual(at('2027-01-01T09:00'));
  });

  it('leaves time before the limit, and is over when there is none', () => {
    expect(latestSnooze(dueOn)).toEqual(at('2026-10-30T20:00'));
    expect(snoozeUntil('tomorrow', at('2026-10-30T09:00'), none)).toEqual(latestSnooze(dueOn));
    expect(snoozeUntil('hour', at('2026-10-30T19:59'), none)).toEqual(latestSnooze(dueOn));
    for (const now of ['2026-10-30T20:00', '2026-10-30T23:59', '2026-11-02T09:00'])
      expect(snoozeUntil('hour', at(now), none)).toBeUndefined();
  });

  it('ends after the quiet hours, unless the limit is near', () => {
    const quiet = [night];
    expect(snoozeUntil('hour', at('2026-10-20T21:30'), { dueOn, quiet })).toEqual(
      at('2026-10-21T07:00'),
    );
    const evening = [{ fromMinute: 19 * 60, toMinute: 7 * 60 }];
    expect(snoozeUntil('four-hours', at('2026-10-30T17:00'), { dueOn, quiet: evening })).toEqual(
      at('2026-10-30T20:00'),
    );
  });

  it('never passes the limit and never lies in the past, whatever the hour and the quiet', () => {
    const minute = fc.integer({ min: 0, max: 1439 });
    const hours = fc
      .record({ fromMinute: minute, toMinute: minute })
      .filter(({ fromMinute, toMinute }) => fromMinute !== toMinute);
    const first = at('2026-10-25T00:00').getTime();
    const instant = fc
      .integer({ min: 0, max: 7 * 24 * 60 })
      .map((m) => new Date(first + m * 60_000));
    fc.assert(
      fc.property(
        fc.constantFrom(...snoozes),
        instant,
        fc.array(hours, { maxLength: 1 }),
        (choice, now, quiet) => {
          const until = snoozeUntil(choice, now, { dueOn, quiet });
          if (!until) return now >= latestSnooze(dueOn);
          const isNear = quiet.some((hours) => {
            const end = quietUntil(hours, until);
            return end && end.getTime() > limitOf(dueOn).getTime() - noticeMs;
          });
          const isQuiet = quiet.some((hours) => quietUntil(hours, until));
          return until > now && until <= latestSnooze(dueOn) && (!isQuiet || isNear);
        },
      ),
      { seed: 20_260_914, numRuns: 2000 },
    );
  });
});
