import { dataWord } from '../../locales/event-sentence.ts';
import type { TextKey } from '../../locales/translate.ts';
import { zh } from '../../locales/zh.ts';
import type { Visitor } from '../visitor.ts';

/** What the data of an event is called; a name without a word stays what it is. */
export function fieldName(name: string, { t }: Pick<Visitor, 't'>): string {
  const key = [`trail-field.${name}`, `field.${name}`].find((one) => Object.hasOwn(zh, one));
  return key ? (t as (key: TextKey) => string)(key as TextKey) : name;
}

/** What such data says: codes in words, ids and whole objects as they were written down. */
export function fieldValue(
  name: string,
  value: unknown,
  { t, locale }: Pick<Visitor, 't' | 'locale'>,
): string {
  if (value === null || value === undefined || value === '') return '–';
  if (typeof value === 'boolean') return t(value ? 'panel.yes' : 'panel.no');
  return typeof value === 'string' ? dataWord(locale, name, value) : JSON.stringify(value);
}
