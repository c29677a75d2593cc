import { escapeHtml, safeHref } from '../fake-html.ts';
import { badRequest } from './api-error.ts';

/** A stretch of the text with a meaning; offset and length in UTF-16 units, as Telegram counts. */
export interface Entity {
  type: string;
  offset: number;
  length: number;
  url?: string;
  /** Whom a text_mention calls. */
  user?: { id: number };
}

/** A message's text: the words alone, where they are marked, and HTML that is safe to show. */
export interface Parsed {
  text: string;
  entities: Entity[];
  html: string;
}

interface Open {
  tag: string;
  type: string;
  offset: number;
  close: string;
  url?: string;
}

const typeOf: Record<string, string> = {
  b: 'bold',
  strong: 'bold',
  i: 'italic',
  em: 'italic',
  u: 'underline',
  ins: 'underline',
  s: 'strikethrough',
  strike: 'strikethrough',
  del: 'strikethrough',
  code: 'code',
  pre: 'pre',
  blockquote: 'blockquote',
  a: 'text_link',
  'tg-spoiler': 'spoiler',
  span: 'spoiler',
};

const shownAs: Record<string, string> = {
  bold: 'b',
  italic: 'i',
  underline: 'u',
  strikethrough: 's',
  code: 'code',
  pre: 'pre',
  blockquote: 'blockquote',
  spoiler: 'span',
};

const named: Record<string, string> = { lt: '<', gt: '>', amp: '&', quot: '"' };

/** Plain words: nothing is marked but bot commands. */
export function parsePlain(text: string): Parsed {
  return { text, entities: commandsIn(text), html: escapeHtml(text) };
}

/** Reads Telegram's HTML; what Telegram would refuse is refused with its words. */
export function parseHtml(source: string): Parsed {
  const result: Parsed = { text: '', entities: [], html: '' };
  const open: Open[] = [];
  for (const { piece, at } of piecesOf(source)) {
    if (!piece.startsWith('<')) addText(result, piece);
    else if (piece.startsWith('</')) closeTag(result, open, piece, bytes(source, at));
    else openTag(result, open, piece, bytes(source, at));
  }
  const left = open.pop();
  if (left) throw parseError(`Can't find end tag corresponding to start tag "${left.tag}"`);
  result.entities.push(...commandsIn(result.text));
  result.entities.sort((a, b) => a.offset - b.offset);
  return result;
}

function* piecesOf(source: string): Generator<{ piece: string; at: number }> {
  for (const match of source.matchAll(/<[^>]*>?|[^<]+/g)) {
    yield { piece: match[0], at: match.index };
  }
}

function bytes(source: string, at: number): number {
  return Buffer.byteLength(source.slice(0, at));
}

function addText(result: Parsed, raw: string) {
  const text = raw.replace(/&(?:#(\d+)|#x([0-9a-f]+)|(lt|gt|amp|quot));/gi, (_, dec, hex, name) => {
    if (name) return named[String(name).toLowerCase()] ?? '';
    return String.fromCodePoint(dec ? Number(dec) : Number.parseInt(String(hex), 16));
  });
  result.text += text;
  result.html += escapeHtml(text);
}

function openTag(result: Parsed, open: Open[], piece: string, at: number) {
  const tag = /^<([a-z][a-z0-9-]*)/i.exec(piece)?.[1]?.toLowerCase();
  const type = tag && typeOf[tag];
  if (!tag || !type || !piece.endsWith('>')) {
    throw parseError(`Unsupported start tag "${tag ?? ''}" at byte offset ${at}`);
  }
  const url = hrefOf(piece);
  const { start, close } = shown(type, url);
  open.push({ tag, type, offset: result.text.length, close, ...(url !== undefined && { url }) });
  result.html += start;
}

function hrefOf(piece: string): string | undefined {
  const quoted = /\shref="([^"]*)"/i.exec(piece)?.[1];
  return quoted?.replace(/&amp;/g, '&').replace(/&quot;/g, '"');
}

function shown(type: string, url: string | undefined): { start: string; close: string } {
  const element = shownAs[type];
  if (element === 'span') return { start: '<span class="spoiler">', close: '</span>' };
  if (element) return { start: `<${element}>`, close: `</${element}>` };
  const href = safeHref(url ?? '');
  if (!href) return { start: '', close: '' };
  const start = `<a href="${escapeHtml(href)}" target="_blank" rel="noopener noreferrer">`;
  return { start, close: '</a>' };
}

function closeTag(result: Parsed, open: Open[], piece: string, at: number) {
  const tag = piece.slice(2, -1).trim().toLowerCase();
  const last = open.pop();
  if (!last) throw parseError(`Unexpected end tag at byte offset ${at}`);
  if (last.tag !== tag) {
    throw parseError(
      `Unmatched end tag at byte offset ${at}, expected "</${last.tag}>", found "</${tag}>"`,
    );
  }
  const length = result.text.length - last.offset;
  result.html += last.close;
  if (length === 0 || (last.type === 'text_link' && !last.url)) return;
  const { type, offset, url } = last;
  const user = /^tg:\/\/user\?id=(\d+)$/.exec(url ?? '')?.[1];
  if (user) {
    result.entities.push({ type: 'text_mention', offset, length, user: { id: Number(user) } });
    return;
  }
  result.entities.push({ type, offset, length, ...(url !== undefined && { url }) });
}

function commandsIn(text: string): Entity[] {
  return [...text.matchAll(/(?<=^|\s)\/[a-z0-9_]{1,32}(?:@\w+)?/gi)].map((match) => ({
    type: 'bot_command',
    offset: match.index,
    length: match[0].length,
  }));
}

function parseError(why: string) {
  return badRequest(`can't parse entities: ${why}`);
}
