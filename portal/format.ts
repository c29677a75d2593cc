import { html, type Html } from '../html.ts';
import type { Reader } from './reader.ts';

const zone = { timeZone: 'Asia/Shanghai' } as const;
const languages = { 'zh-CN': 'zh-CN', en: 'en-GB' } as const;
const dayParts = { year: 'numeric', month: 'long', day: 'numeric' } as const;
const clockParts = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;

const formats = {
  'zh-CN': formatsOf('zh-CN'),
  en: formatsOf('en'),
};

function formatsOf(locale: keyof typeof languages) {
  const language = languages[locale];
  return {
    day: new Intl.DateTimeFormat(language, { ...dayParts, ...zone }),
    weekday: new Intl.DateTimeFormat(language, { weekday: 'short', ...zone }),
    clock: new Intl.DateTimeFormat(language, { ...clockParts, ...zone }),
    number: new Intl.NumberFormat(language),
    size: new Intl.NumberFormat(language, { maximumFractionDigits: 1 }),
  };
}

/** A calendar day (YYYY-MM-DD) or an instant's day: 2026年9月14日（周一）, Mon 14 September 2026. */
export function day(reader: Reader, value: string | Date): Html {
  const at = typeof value === 'string' ? new Date(`${value}T12:00:00+08:00`) : value;
  const stamp = typeof value === 'string' ? value : value.toISOString();
  return html`<time datetime="${stamp}">${dayText(reader, at)}</time>`;
}

/** An instant by the clock of Asia/Shanghai. */
export const moment = (reader: Reader, at: Date): Html =>
  html`<time datetime="${at.toISOString()}"
    >${dayText(reader, at)} ${formats[reader.locale].clock.format(at)}</time
  >`;

function dayText({ locale }: Reader, at: Date): string {
  const { day: date, weekday } = formats[locale];
  return locale === 'en'
    ? `${weekday.format(at)} ${date.format(at)}`
    : `${date.format(at)}（${weekday.format(at)}）`;
}

/** From one day to another. */
export const span = (reader: Reader, from: string, to: string): Html =>
  html`${day(reader, from)} – ${day(reader, to)}`;

/** A whole number with its groups. */
export const count = ({ locale }: Reader, value: number): string =>
  formats[locale].number.format(value);

/** Basis points as a percentage: 500 is 5%. */
export const percent = (ratioBp: number): string => `${ratioBp / 100}%`;

/** A size in bytes by its usual unit: 1.4 MB. */
export function bytes({ locale }: Reader, size: number): string {
  const at = Math.min(units.length - 1, Math.max(0, Math.floor(Math.log10(size || 1) / 3)));
  const amount = size / 1000 ** at;
  return `${formats[locale].size.format(amount)} ${units[at]}`;
}

const units = ['B', 'kB', 'MB', 'GB'];
