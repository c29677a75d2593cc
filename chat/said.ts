import type { Locale } from '../locales/translate.ts';
import { clip, plain, valueLimit } from './limits.ts';
import type { Block, BoundCard } from './port.ts';
import { say, type Text, told } from './text.ts';

/** What stands before a paragraph, so that colour never tells anything alone. */
export const signs = { normal: '', muted: '', warn: '⚠ ', done: '✓ ' } as const;

/** A text of a card in words: on one line, without marks, not too long. */
export const words = (locale: Locale, text: Text): string =>
  clip(plain(inOneLine(locale, say(locale, text))), valueLimit);

// Chinese needs no space after the end of a sentence.
const inOneLine = (locale: Locale, text: string): string =>
  locale === 'en' ? text : text.replaceAll('。\n', '。');

/** The last line of every card: its number, and whether it may be here twice. One that no message brought has none. */
export function footer(locale: Locale, card: BoundCard): string {
  if (card.number === '') return '';
  const number = say(locale, told('card.number', { number: card.number.padStart(6, '0') }));
  return card.repeated ? `${number} ${say(locale, told('card.repeated'))}` : number;
}

/** The blocks without the buttons. */
export const bodyOf = (card: BoundCard): Exclude<Block, { t: 'actions' }>[] =>
  card.blocks.filter((block) => block.t !== 'actions');
