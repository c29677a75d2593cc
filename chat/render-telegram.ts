import type { Locale } from '../locales/translate.ts';
import { clip, telegramLimits } from './limits.ts';
import type { BoundCard, CardAction } from './port.ts';
import { bodyOf, footer, signs, words } from './said.ts';
import type { Text } from './text.ts';

/** A button of an inline keyboard. */
export type TelegramButton = { text: string } & ({ callback_data: string } | { url: string });

/** A message as the Bot API takes it, in HTML parse mode. */
export type TelegramMessage = { text: string; keyboard: TelegramButton[][] };

/** A card as a Telegram message. */
export function renderTelegram(card: BoundCard, locale: Locale): TelegramMessage {
  const paragraphs = bodyOf(card).map((block) => paragraph(block, locale));
  const title = `<b>${escape(words(locale, card.title))}</b>`;
  const end = `<i>${escape(footer(locale, card))}</i>`;
  const kept = fit(paragraphs.filter(Boolean), telegramLimits.text - title.length - end.length - 4);
  return { text: [title, ...kept, end].join('\n\n'), keyboard: keyboardOf(card, locale) };
}

function paragraph(block: ReturnType<typeof bodyOf>[number], locale: Locale): string {
  const said = (text: Text) => escape(words(locale, text));
  if (block.t === 'text') return signs[block.tone ?? 'normal'] + said(block.body);
  if (block.t === 'link') return `<a href="${escape(block.url)}">${said(block.label)}</a>`;
  if (block.t === 'mention') return mentioned(said(block.name), block.users.telegram);
  const colon = locale === 'en' ? ': ' : '：';
  return block.rows
    .map(([label, value]) => `<b>${said(label)}</b>${colon}${said(value)}`)
    .join('\n');
}

// Telegram makes a mention of this address, with or without a public name.
const mentioned = (name: string, user: string | undefined): string =>
  user && /^\d+$/.test(user) ? `<a href="tg://user?id=${user}">${name}</a>` : name;

// Values are clipped already; a card that is too long all the same loses its last paragraphs whole,
// because half a paragraph may be half a tag.
function fit(paragraphs: string[], room: number): string[] {
  const kept: string[] = [];
  let left = room;
  for (const paragraph of paragraphs) {
    left -= paragraph.length + 2;
    if (left < 3) return [...kept, '…'];
    kept.push(paragraph);
  }
  return kept;
}

function keyboardOf(card: BoundCard, locale: Locale): TelegramButton[][] {
  const items = card.blocks.flatMap((block) => (block.t === 'actions' ? block.items : []));
  const rows: TelegramButton[][] = [];
  items.forEach((item, index) => {
    if (index % telegramLimits.buttonsInRow === 0) rows.push([]);
    rows.at(-1)?.push(buttonOf(card, item, locale));
  });
  return rows;
}

function buttonOf(card: BoundCard, action: CardAction, locale: Locale): TelegramButton {
  const text = clip(words(locale, action.label), 64);
  const url = card.links[action.id];
  return url ? { text, url } : { text, callback_data: `a:${card.tokens[action.id] ?? ''}` };
}

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Words inside Telegram's HTML. An @ is kept from becoming a mention of somebody. */
export const escape = (text: string): string =>
  text.replace(/[&<>"]/g, (sign) => entities[sign] ?? sign).replace(/@(?=\w)/g, '@\u2060');
