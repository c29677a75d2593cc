import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addWorkingDays,
  type Calendar,
  isOfficial,
  isWorkingDay,
  parseDay,
  subtractWorkingDays,
  workingDaysBetween,
} from '../../domain/calendar.ts';
import { officialCalendar } from '../../usecases/calendar/official.ts';

const none: Calendar = new Map();

const day = fc
  .integer({ min: Date.UTC(2005, 0, 1) / 864e5, max: Date.UTC(2026, 11, 31) / 864e5 })
  .map((number) => new Date(number * 864e5).toISOString().slice(0, 10));

describe('a term of working days', () => {
  it.each([
    ['2026-02-10', 5, '2026-02-24'],
    ['2026-02-10', 20, '2026-03-16'],
    ['2026-09-28', 5, '2026-10-10'],
    ['2026-09-28', 20, '2026-10-30'],
    ['2026-04-30', 15, '2026-05-25'],
    ['2026-01-30', 20, '2026-03-05'],
  ])('from %s with %i days ends on %s', (from, count, dueOn) => {
    expect(addWorkingDays(from, count, officialCalendar)).toEqual({ dueOn, provisional: false });
  });

  it('is provisional once a counted day lies in a year without a calendar', () => {
    expect(addWorkingDays('2026-12-31', 1, calendarUntil(2026))).toEqual({
      dueOn: '2027-01-01',
      provisional: true,
    });
    expect(addWorkingDays('2026-12-30', 1, calendarUntil(2026))).toEqual({
      dueOn: '2026-12-31',
      provisional: false,
    });
  });

  it('of no day ends where it began, and no day of it is provisional', () => {
    expect(addWorkingDays('2035-05-05', 0, none)).toEqual({
      dueOn: '2035-05-05',
      provisional: false,
    });
  });

  it('counts Monday to Friday without a calendar', () => {
    expect(addWorkingDays('2035-06-01', 5, none)).toEqual({
      dueOn: '2035-06-08',
      provisional: true,
    });
  });

  it('is refused for half days, negative days and days that do not exist', () => {
    expect(() => addWorkingDays('2026-01-01', 1.5, none)).toThrow(RangeError);
    expect(() => addWorkingDays('2026-01-01', -1, none)).toThrow(RangeError);
    expect(() => addWorkingDays('2026-02-29', 1, none)).toThrow(RangeError);
    expect(() => addWorkingDays('9999-12-31', 1, none)).toThrow(RangeError);
  });

  it('is found again by counting, forwards and backwards', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: 1, max: 60 }), (from, count) => {
        const { dueOn } = addWorkingDays(from, count, officialCalendar);
        expect(isWorkingDay(dueOn, officialCalendar)).toBe(true);
        expect(workingDaysBetween(from, dueOn, officialCalendar)).toBe(count);
        expect(workingDaysBetween(dueOn, from, officialCalendar)).toBe(-count);
        const back = subtractWorkingDays(dueOn, count, officialCalendar).dueOn;
        expect(workingDaysBetween(back, dueOn, officialCalendar)).toBe(count);
      }),
    );
  });
});

describe('a day', () => {
  it('is worked when made up, and not when a holiday or an ordinary weekend', () => {
    expect(isWorkingDay('2026-02-14', officialCalendar)).toBe(true);
    expect(isWorkingDay('2026-02-14', none)).toBe(false);
    expect(isWorkingDay('2026-02-17', officialCalendar)).toBe(false);
    expect(isWorkingDay('2026-03-14', officialCalendar)).toBe(false);
    expect(isWorkingDay('1969-12-31', none)).toBe(true);
    expect(isWorkingDay('1960-01-02', none)).toBe(false);
  });

  it('is read only when it exists', () => {
    expect(parseDay('2024-02-29')).toBe('2024-02-29');
    for (const text of ['2026-02-29', '2026-13-01', '2026-1-1', '２０２６-01-01', '', '2026-00-10'])
      expect(parseDay(text)).toBeUndefined();
  });

  it('knows whether its year is official', () => {
    expect(isOfficial('2026-10-01', officialCalendar)).toBe(true);
    expect(isOfficial('2003-10-01', officialCalendar)).toBe(false);
  });
});

function calendarUntil(year: number): Calendar {
  return new Map([...officialCalendar].filter(([key]) => key <= year));
}
