import { parseDay } from './calendar.ts';
import { Refusal } from './refusal.ts';

const clock = /^([01]?\d|2[0-3])[:：]([0-5]\d)$/;
const date = /^(\d{4})[-./年](\d{1,2})[-./月](\d{1,2})日?$/;

/** A day as people write it, as YYYY-MM-DD; refuses `time-unreadable`. */
export function dayFrom(text: string): string {
  const [, year, month = '', day = ''] = date.exec(text.trim()) ?? [];
  if (!year) throw new Refusal('time-unreadable');
  const read = parseDay(`${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`);
  if (!read) throw new Refusal('time-unreadable');
  return read;
}

/**
 * The instant that a wall clock in Asia/Shanghai shows as 09:30, on this day unless the text names another
 * (2026-09-15 09:30); refuses `time-unreadable`.
 */
export function instantFrom(text: string, day: string): Date {
  const words = text.trim().split(/[\sT]+/);
  const time = words.pop() ?? '';
  const on = words.length > 0 ? dayFrom(words.join('')) : day;
  const [, hour, minute] = clock.exec(time) ?? [];
  if (!hour) throw new Refusal('time-unreadable');
  return new Date(`${on}T${hour.padStart(2, '0')}:${minute}:00+08:00`);
}
