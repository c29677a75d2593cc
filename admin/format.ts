import { dayWords, momentWords } from '../locales/moment.ts';
import type { Locale } from '../locales/translate.ts';
import type { Kind } from './table.ts';

const zone = 'Asia/Shanghai';

/** A calendar day in words: 2026年9月14日（周一）. */
export const day = (value: string | Date, locale: Locale): string => dayWords(locale, value);

/** An instant in words, by the clock of Asia/Shanghai: 2026年9月14日（周一） 09:05. */
export const moment = (value: Date | string, locale: Locale): string =>
  momentWords(locale, new Date(value));

const noonOf = (day: string): Date => new Date(`${day}T12:00:00+08:00`);
const partsOf = (day: string): number[] => day.split('-').map(Number);

/** A window of days: 2026年3月2日 – 4月30日. */
export function window(from: string, to: string, locale: Locale): string {
  if (locale === 'en')
    return `${englishDay.format(noonOf(from))} – ${englishDay.format(noonOf(to))}`;
  const [year, month, date] = partsOf(from);
  const [lastYear, lastMonth, lastDate] = partsOf(to);
  const last = `${lastMonth}月${lastDate}日`;
  return `${year}年${month}月${date}日 – ${lastYear === year ? '' : `${lastYear}年`}${last}`;
}

/** Basis points as a percentage: 500 is 5%. */
export const percent = (basisPoints: number): string => `${basisPoints / 100}%`;

const englishDay = new Intl.DateTimeFormat('en-GB', {
  timeZone: zone,
  day: 'numeric',
  month: 'short',
  year: 'numeric',
});

const shows: Partial<Record<Kind, (value: never, locale: Locale) => unknown>> = {
  day: (value: string, locale) => day(value, locale),
  instant: (value: Date, locale) => moment(value, locale),
  list: (value: string[], locale) => value.join(locale === 'en' ? ', ' : '、'),
  number: (value: number | string) => String(value),
};

/** A value of a table as its reader sees it. */
export const showValue = (kind: Kind, value: unknown, locale: Locale): unknown =>
  value === null || value === undefined ? '' : (shows[kind]?.(value as never, locale) ?? value);
