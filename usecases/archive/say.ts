import { minuteOf } from '../../domain/day.ts';
import { type Locale, type TextKey, translateAny } from '../../locales/translate.ts';
import { zh } from '../../locales/zh.ts';

/** Says a text, or a code as it stands where there is no text of that name. */
export type Say = (key: string, vars?: object) => string;

/** The texts of a language; what has no text stays as it is. */
export const sayIn =
  (locale: Locale): Say =>
  (key, vars = {}) =>
    Object.hasOwn(zh, key)
      ? translateAny(locale, key as TextKey, vars as Record<string, string>)
      : key;

/** The text in a column, empty where there is none. */
export const text = (value: unknown): string => (typeof value === 'string' ? value : '');

/** The instant in a column, as people read it; a dash where there is none. */
export const moment = (value: unknown): string =>
  typeof value === 'string' ? minuteOf(new Date(value)) : '–';
