import { attributeOf, Unreadable, wordsOf } from './markup.ts';
import { type Form, formsIn, type Sent } from './page-form.ts';

/** A page, or a part of one, as somebody reads it whose browser runs no scripts. */
export type Page = {
  url: string;
  status: number;
  html: string;
  /** The words, without markup, blanks run together. */
  text: string;
  /** The first card, article or list item with these words in it. */
  part: (words: string | RegExp) => Page;
  /** All of them. */
  parts: (words: string | RegExp) => Page[];
  /** What the page says about the last press. */
  flash: string | undefined;
  buttons: string[];
  links: { label: string; href: string }[];
  /** Follows the link with this label. */
  follow: (label: string) => Promise<Page>;
  /** The form that this button sends. */
  form: (button: string) => Form<Page>;
};

/** Where a page goes on: the visitor's own hands. */
export type Hands = {
  get: (path: string) => Promise<Page>;
  send: (form: Sent, from: string) => Promise<Page>;
};

/** Reads markup as a page. */
export function pageOf(found: { url: string; status: number; html: string }, hands: Hands): Page {
  const { url, html } = found;
  const text = wordsOf(html);
  const forms = formsIn(html, url, hands.send);
  const links = linksIn(html);
  const parts = (words: string | RegExp) =>
    piecesOf(html)
      .map((piece) => pageOf({ ...found, html: piece }, hands))
      .filter((piece) => fits(piece.text, words));
  const missing = (what: string) => new Unreadable(`${url} has no ${what}; it says:\n${text}`);
  return {
    ...found,
    text,
    parts,
    part: (words) => {
      const [first] = parts(words);
      if (!first) throw missing(`part with ${String(words)}`);
      return first;
    },
    flash: flashIn(html),
    buttons: forms.flatMap(({ buttons }) => buttons),
    links,
    follow: (label) => {
      const link = links.find((one) => one.label.includes(label));
      if (!link) throw missing(`link ${label}`);
      return hands.get(link.href);
    },
    form: (button) => {
      const form = forms.find(({ buttons }) => buttons.includes(button));
      if (!form) throw missing(`button ${button}`);
      return form;
    },
  };
}

const fits = (text: string, words: string | RegExp) =>
  typeof words === 'string' ? text.includes(words) : words.test(text);

const flashIn = (html: string): string | undefined => {
  const words = /<p\s+class="flash [^>]*>([^]*?)<\/p\s*>/.exec(html)?.[1];
  return words === undefined ? undefined : wordsOf(words);
};

const piecesOf = (html: string): string[] =>
  ['article', 'section', 'li', 'tr'].flatMap((tag) =>
    [...html.matchAll(new RegExp(`<${tag}[\\s>][^]*?</${tag}\\s*>`, 'g'))].map(([piece]) => piece),
  );

function linksIn(html: string) {
  const found = html.matchAll(/<a\s([^>]*)>([^]*?)<\/a\s*>/g);
  return [...found].map(([, attributes = '', label = '']) => ({
    label: wordsOf(label),
    href: attributeOf(attributes, 'href') ?? '',
  }));
}
