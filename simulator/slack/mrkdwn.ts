import { escapeHtml, link } from '../fake-html.ts';

/** How names of people and channels are looked up while rendering. */
export type NameOf = (id: string) => string;

interface Marks {
  plain: boolean;
  nameOf: NameOf;
}

const zone = 'Asia/Shanghai';

/** Slack's markup as HTML that is safe to show. */
export function mrkdwnHtml(source: string, nameOf: NameOf = (id) => id): string {
  const pre = (code: string) => `<pre>${escapeHtml(unescape(code))}</pre>`;
  return splitCode(source, pre, (piece) => linesHtml(piece, { plain: false, nameOf }));
}

/** The words alone. */
export function plainOf(source: string): string {
  return splitCode(source, unescape, (piece) => spans(piece, { plain: true, nameOf: (id) => id }));
}

function splitCode(
  source: string,
  inCode: (code: string) => string,
  elsewhere: (piece: string) => string,
): string {
  return source
    .split(/(```[\s\S]*?```)/)
    .map((piece) => {
      const code = /^```([\s\S]*)```$/.exec(piece)?.[1];
      return code === undefined ? elsewhere(piece) : inCode(code.trim());
    })
    .join('');
}

function linesHtml(source: string, marks: Marks): string {
  return source
    .split('\n')
    .map((line) => {
      const quote = /^(?:&gt;|>)\s?(.*)$/.exec(line)?.[1];
      return quote === undefined
        ? spans(line, marks)
        : `<blockquote>${spans(quote, marks)}</blockquote>`;
    })
    .join('\n')
    .replaceAll('</blockquote>\n', '</blockquote>');
}

// First what is inside <…> and `…`, then emphasis in the rest: a star in a link is no markup.
function spans(source: string, marks: Marks): string {
  return source
    .split(/(<[^<>\n]+>|`[^`\n]+`)/)
    .map((piece) => {
      if (/^<.+>$/.test(piece)) return special(piece.slice(1, -1), marks);
      if (/^`.+`$/.test(piece)) return code(piece.slice(1, -1), marks);
      return emphasis(text(piece, marks), marks);
    })
    .join('');
}

function special(inner: string, marks: Marks): string {
  const [target = '', label] = inner.split('|');
  if (target.startsWith('!date^')) return text(dateText(target, label), marks);
  if (target.startsWith('@')) return mention(`@${marks.nameOf(target.slice(1))}`, marks);
  if (target.startsWith('#')) return mention(`#${label ?? marks.nameOf(target.slice(1))}`, marks);
  if (target.startsWith('!')) return mention(`@${target.slice(1).split('^')[0]}`, marks);
  const shown = text(label ?? target, marks);
  return marks.plain ? shown : link(unescape(target), shown);
}

function mention(name: string, marks: Marks): string {
  return marks.plain ? name : `<span class="mention">${escapeHtml(name)}</span>`;
}

function code(inner: string, marks: Marks): string {
  return marks.plain ? unescape(inner) : `<code>${escapeHtml(unescape(inner))}</code>`;
}

/** Slack writes dates for each reader; here all readers are in the bureau's zone. */
function dateText(target: string, fallback: string | undefined): string {
  const [, seconds, format = '{date} {time}'] = target.split('^');
  const date = new Date(Number(seconds) * 1000);
  if (Number.isNaN(date.getTime())) return fallback ?? target;
  const day = date.toLocaleDateString('zh-CN', { dateStyle: 'long', timeZone: zone });
  const time = date.toLocaleTimeString('zh-CN', { timeStyle: 'short', timeZone: zone });
  return format.replace(/\{date\w*\}/g, day).replace(/\{time\w*\}/g, time);
}

function text(raw: string, marks: Marks): string {
  const words = unescape(raw);
  return marks.plain ? words : escapeHtml(words);
}

function unescape(raw: string): string {
  return raw.replace(/&(lt|gt|amp);/g, (_, name) => ({ lt: '<', gt: '>' })[String(name)] ?? '&');
}

function emphasis(html: string, { plain }: Marks): string {
  const wrap = (tag: string) => (plain ? '$1$2' : `$1<${tag}>$2</${tag}>`);
  return html
    .replace(/(^|[\s\p{P}])\*(\S(?:[^*\n]*\S)?)\*(?=$|[\s\p{P}])/gu, wrap('b'))
    .replace(/(^|[\s\p{P}])_(\S(?:[^_\n]*\S)?)_(?=$|[\s\p{P}])/gu, wrap('i'))
    .replace(/(^|[\s\p{P}])~(\S(?:[^~\n]*\S)?)~(?=$|[\s\p{P}])/gu, wrap('s'));
}
