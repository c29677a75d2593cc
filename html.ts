/** Markup that is safe to send: only the `html` template makes it. */
export class Html {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }

  toString(): string {
    return this.text;
  }
}

/** What may stand in a template. Nothing and `false` show as nothing, a list as its parts in a row. */
export type Part = Html | string | number | false | null | undefined | Part[];

/** Markup in which every text that is put in is escaped. */
export const html = (strings: TemplateStringsArray, ...parts: Part[]): Html =>
  new Html(strings.map((text, at) => text + (at < parts.length ? show(parts[at]) : '')).join(''));

/** The words of a piece of markup, line by line, as somebody reads them. */
export const plainLines = ({ text }: Html): string[] =>
  text
    .replace(/<(?:script|style)[^]*?<\/(?:script|style)>/g, '')
    .split(/<[^>]*>|\n/)
    .map((part) => part.replace(/&#(\d+);/g, (_, code) => String.fromCharCode(Number(code))).trim())
    .filter((part) => part !== '');

// Marks that turn the reading direction round: in a name they would rearrange the sentence that it stands in.
const turning = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

/** Text as it must stand in markup, in quoted attributes and in XML; marks of direction are left out. */
export const escapeHtml = (text: string): string =>
  text.replace(turning, '').replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);

function show(part: Part): string {
  if (part === false || part === null || part === undefined) return '';
  if (Array.isArray(part)) return part.map(show).join('');
  return part instanceof Html ? part.text : escapeHtml(String(part));
}
