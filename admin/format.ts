import { dayOf } from '../domain/day.ts';
import type { Locale } from '../locales/translate.ts';
import type { Kind } from './table.ts';

const zone = 'Asia/Shanghai';

/** A calendar day in words: 2026年9月14日（周一）. */
export function day(value: string | Date, locale: Locale): string {
  const text = typeof value === 'string' ? value : dayOf(value);
  const noon = new Date(`${text}T12:00:00+08:00`);
  if (locale === 'en') return english.format(noon);
  const [year, month, date] = text.split('-').map(Number);
  return `${year}年${month}月${date}日（${weekday.format(noon)}）`;
}

/** An instant in Shanghai, for tables and the trail: 2026-09-14 09:05. */
export const instant = (value: Date | string): string => minutes.format(new Date(value));

/** Basis points as a percentage: 500 is 5%. */
export const percent = (basisPoints: number): string => `${basisPoints / 100}%`;

const english = new Intl.DateTimeFormat('en-GB', {
  timeZone: zone,
  weekday: 'short',
  day: 'numeric',
  month: 'long',
  year: 'numeric',
});
const weekday = new Intl.DateTimeFormat('zh-CN', { timeZone: zone, weekday: 'short' });
const minutes = new Intl.DateTimeFormat('sv-SE', {
  timeZone: zone,
  dateStyle: 'short',
  timeStyle: 'short',
});

const shows: Partial<Record<Kind, (value: never, locale: Locale) => unknown>> = {
  day: (value: string, locale) => day(value, locale),
  instant: (value: Date) => instant(value),
  list: (value: string[]) => value.join('、'),
  number: (value: number | string) => String(value),
};

/** A value of a table as its reader sees it. */
export const showValue = (kind: Kind, value: unknown, locale: Locale): unknown =>
  value === null || value === undefined ? '' : (shows[kind]?.(value as never, locale) ?? value);
