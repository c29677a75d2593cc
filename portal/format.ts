import { html, type Html } from '../html.ts';
import { dayWords, momentWords } from '../locales/moment.ts';
import type { Reader } from './reader.ts';

const formats = {
  'zh-CN': formatsOf('zh-CN'),
  en: formatsOf('en-GB'),
};

function formatsOf(language: string) {
  return {
    number: new Intl.NumberFormat(language),
    size: new Intl.NumberFormat(language, { maximumFractionDigits: 1 }),
  };
}

/** A calendar day (YYYY-MM-DD) or an instant's day: 2026年9月14日（周一）, Mon 14 September 2026. */
export function day(reader: Reader, value: string | Date): Html {
  const stamp = typeof value === 'string' ? value : value.toISOString();
  return html`<time datetime="${stamp}">${dayWords(reader.locale, value)}</time>`;
}

/** An instant by the clock of Asia/Shanghai. */
export const moment = (reader: Reader, at: Date): Html =>
  html`<time datetime="${at.toISOString()}">${momentWords(reader.locale, at)}</time>`;

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
