import { ownDefault } from '../domain/profile/cite.ts';

type Rule = string | number | undefined;

/** The rule that refuses, in brackets after what it refuses: its bureau, article and parameter. */
export const citeZh = (rule: Rule): string => (rule ? `（${rule}）` : '');

/** The same for English readers: bureau and article stay what they are called. */
export const citeEn = (rule: Rule): string => (rule ? ` (${inLanguage('en', String(rule))})` : '');

/** A text that rules are cited in, for its reader: where no document sets the value, that is said in English, too. */
export const inLanguage = (locale: 'zh-CN' | 'en', text: string): string =>
  locale === 'en'
    ? text.replaceAll(ownDefault, "default of the product, not in this bureau's document")
    : text;
