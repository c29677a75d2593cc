import { verify as en } from '../../locales/en-verify.ts';
import { verify as zh } from '../../locales/zh-verify.ts';

/** A text of the verify page. */
export type VerifyKey = keyof typeof zh;

/** How the page speaks: its texts, the words that the server sends along, numbers. */
export type Words = {
  t: (key: VerifyKey, values?: Record<string, string>) => string;
  /** The word for a value, `source.drand` for one; a value without a word shows as it is. */
  word: (prefix: 'label' | 'source' | 'portal.excluded', value: string | number) => string;
  count: (value: number) => string;
  /** Sentences that follow each other; what is not there is left out. */
  say: (...sentences: (string | false)[]) => string;
};

/** The texts in a language; `terms` are the words of other parts of the product. */
export function wordsIn(language: string, terms: Record<string, string>): Words {
  const texts = language === 'en' ? en : zh;
  const numbers = new Intl.NumberFormat(language === 'en' ? 'en-GB' : 'zh-CN');
  return {
    t: (key, values = {}) => texts[key](values),
    word: (prefix, value) => terms[`${prefix}.${value}`] ?? String(value),
    count: (value) => numbers.format(value),
    say: (...sentences) => sentences.filter(Boolean).join(language === 'en' ? ' ' : ''),
  };
}

/** The first digits of a hash, enough for a person to see a difference. */
export const short = (hash: string | null): string => (hash ? `${hash.slice(0, 12)}…` : '—');

/** A text out of a file, of which nobody knows how long it is. */
export const clip = (text: string): string => (text.length > 80 ? `${text.slice(0, 80)}…` : text);

/** Basis points as a percentage. */
export const percent = (ratioBp: number): string => `${ratioBp / 100}%`;

/** The word for what a field had to be. */
export function ruleText({ t }: Words, rule: string | undefined): string {
  const key = `verify.rule.${rule}`;
  return Object.hasOwn(zh, key) ? t(key as VerifyKey) : t('verify.rule');
}
