/** Markup that could not be read as expected; the message shows what stood there. */
export class Unreadable extends Error {}

/** One attribute out of a tag, decoded. */
export function attributeOf(tag: string, name: string): string | undefined {
  const value = new RegExp(`(?:^|\\s)${name}\\s*=\\s*"([^"]*)"`).exec(tag)?.[1];
  return value === undefined ? undefined : decode(value);
}

/** The words of some markup. */
export const wordsOf = (html: string): string =>
  decode(html.replace(/<(script|style)[^]*?<\/\1>/g, '').replace(/<[^>]*>/g, ' '))
    .replace(/\s+/g, ' ')
    .trim();

const named: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', nbsp: ' ' };

/** Markup's references as the signs they stand for. */
export const decode = (text: string): string =>
  text.replace(/&(?:#(\d+)|#x([0-9a-f]+)|(\w+));/gi, (whole, decimal, hex, name: string) => {
    if (decimal) return String.fromCodePoint(Number(decimal));
    return hex ? String.fromCodePoint(Number.parseInt(hex, 16)) : (named[name] ?? whole);
  });

/** The ids that stand on a page more than once: a label, a link or a reader of the screen would find the wrong one. */
export function idsTwice(html: string): string[] {
  const tags = html.replace(/<(script|style)[^]*?<\/\1>/g, '').match(/<[a-z][^>]*>/gi) ?? [];
  const ids = tags.flatMap((tag) => attributeOf(tag, 'id') ?? []);
  return [...new Set(ids.filter((id, at) => ids.indexOf(id) !== at))];
}
