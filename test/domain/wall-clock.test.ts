import { describe, expect, it } from 'vitest';
import { dayFrom, instantFrom } from '../../domain/wall-clock.ts';

const unreadable = expect.objectContaining({ code: 'time-unreadable' });

describe('a time as people write it', () => {
  it.each([
    ['9:05', '2026-09-14T01:05:00.000Z'],
    [' 23：59 ', '2026-09-14T15:59:00.000Z'],
    ['2026-09-15 09:30', '2026-09-15T01:30:00.000Z'],
    ['2026年9月15日 09:30', '2026-09-15T01:30:00.000Z'],
    ['2026/9/15T00:00', '2026-09-14T16:00:00.000Z'],
  ])('%s is read by the clock of China', (text, instant) => {
    expect(instantFrom(text, '2026-09-14').toISOString()).toBe(instant);
  });

  it.each(['', '24:00', '9:60', '9点', '2026-02-30 09:30', '2026-09-15', '13 09:30'])(
    '“%s” is refused',
    (text) => {
      expect(() => instantFrom(text, '2026-09-14')).toThrow(unreadable);
    },
  );

  it.each(['2026-13-01', '2025-02-29', '昨天', '26-9-1'])('the day “%s” is refused', (text) => {
    expect(() => dayFrom(text)).toThrow(unreadable);
  });
});
