import type { Locale } from './translate.ts';

const zone = { timeZone: 'Asia/Shanghai' } as const;
const dayParts = { year: 'numeric', month: 'long', day: 'numeric', ...zone } as const;
const clockParts = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', ...zone } as const;

const formatsOf = (language: string) => ({
  day: new Intl.DateTimeFormat(language, dayParts),
  weekday: new Intl.DateTimeFormat(language, { weekday: 'short', ...zone }),
  clock: new Intl.DateTimeFormat(language, clockParts),
});

const formats: Record<Locale, ReturnType<typeof formatsOf>> = {
  'zh-CN': formatsOf('zh-CN'),
  en: formatsOf('en-GB'),
};

/** A calendar day (YYYY-MM-DD) or an instant's day for a reader: 2026年9月14日（周一）, Mon 14 September 2026. */
export function dayWords(locale: Locale, value: string | Date): string {
  const at = typeof value === 'string' ? new Date(`${value}T12:00:00+08:00`) : value;
  const { day, weekday } = formats[locale];
  return locale === 'en'
    ? `${weekday.format(at)} ${day.format(at)}`
    : `${day.format(at)}（${weekday.format(at)}）`;
}

/** An instant for a reader, by the clock of Asia/Shanghai: 2026年9月14日（周一） 09:02. */
export const momentWords = (locale: Locale, at: Date): string =>
  `${dayWords(locale, at)} ${formats[locale].clock.format(at)}`;
