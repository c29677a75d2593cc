import { expect, it } from 'vitest';
import { isDrillTime } from '../../domain/drill.ts';
import { officialCalendar } from '../../usecases/calendar/official.ts';

const at = (text: string) => isDrillTime(new Date(`${text}:00+08:00`), officialCalendar);

it('the drill of a month is held from nine on its first working day up to the fifth', () => {
  // In October 2026 the holidays last up to the 7th, and Saturday the 10th is worked.
  expect(at('2026-10-07T09:00')).toBe(false);
  expect(at('2026-10-08T08:59')).toBe(false);
  expect(at('2026-10-08T09:00')).toBe(true);
  expect(at('2026-10-10T15:00')).toBe(true);
  expect(at('2026-10-11T10:00')).toBe(false);
  expect(at('2026-10-13T10:00')).toBe(true);
  expect(at('2026-10-14T10:00')).toBe(false);
  // The first of the month itself.
  expect(at('2026-09-01T09:00')).toBe(true);
  expect(at('2026-09-14T09:00')).toBe(false);
});
