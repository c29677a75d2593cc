import { en } from './en.ts';
import { type Messages, zh } from './zh.ts';

const locales = { 'zh-CN': zh, en };

/** The languages that people can choose; zh-CN is the source. */
export type Locale = keyof typeof locales;

/** A text's key. */
export type TextKey = keyof Messages;

/** A text in one language; a missing key or a wrong variable does not compile. */
export function translate<K extends TextKey>(
  locale: Locale,
  key: K,
  ...args: Parameters<Messages[K]>
): string {
  return (locales[locale][key] as (...args: Parameters<Messages[K]>) => string)(...args);
}

/** A text chosen at run time, with variables that were checked where it was written down. */
export function translateAny(
  locale: Locale,
  key: TextKey,
  vars: Record<string, string | number> = {},
): string {
  return (locales[locale][key] as (vars: Record<string, string | number>) => string)(vars);
}
