import type { Request, Response } from 'express';
import type { Messages } from '../locales/zh.ts';
import { zh } from '../locales/zh.ts';
import { type Locale, type TextKey, translate, translateAny } from '../locales/translate.ts';
import { html, type Part } from '../html.ts';

/** Who reads: their language, where they are, and when. */
export type Reader = {
  locale: Locale;
  /** Path and query of the page without its language, for the switch and for links to itself. */
  here: URL;
  now: Date;
  t: <K extends TextKey>(key: K, ...args: Parameters<Messages[K]>) => string;
};

const cookieName = 'lang';
const yearMs = 365 * 24 * 3600 * 1000;

/** The reader of a request. `?lang=` decides and is remembered by a cookie; without both, zh-CN. */
export function readerOf(request: Request, response: Response, site: { url: string; now: Date }) {
  const chosen = localeIn(request.query['lang']);
  if (chosen) {
    response.cookie(cookieName, chosen, {
      maxAge: yearMs,
      sameSite: 'lax',
      httpOnly: true,
      secure: site.url.startsWith('https:'),
    });
  }
  const locale = chosen ?? localeOf(request);
  return makeReader(locale, hereOf(request, site.url), site.now);
}

/** A reader of the page at `here` in a language. */
export const makeReader = (locale: Locale, here: URL, now: Date): Reader => ({
  locale,
  here,
  now,
  t: (key, ...args) => translate(locale, key, ...args),
});

function hereOf(request: Request, siteUrl: string): URL {
  const base = new URL(siteUrl);
  const here = new URL(base);
  const [path = '/', query = ''] = request.originalUrl.split('?');
  here.pathname = path;
  here.search = query;
  here.searchParams.delete('lang');
  return here;
}

/** The language that a reader chose before, by the cookie; zh-CN where there is none. */
export const localeOf = (request: Request): Locale => localeIn(cookieOf(request)) ?? 'zh-CN';

const localeIn = (value: unknown): Locale | undefined =>
  value === 'en' || value === 'zh-CN' ? value : undefined;

function cookieOf(request: Request): string | undefined {
  const pairs = (request.headers.cookie ?? '').split(/;\s*/);
  return pairs.find((pair) => pair.startsWith(`${cookieName}=`))?.slice(cookieName.length + 1);
}

/** Words of the bureau (names, titles) as they are, marked as Chinese where the page is not. */
export const own = ({ locale }: Reader, text: string): Part =>
  locale !== 'zh-CN' && /\p{Script=Han}/u.test(text)
    ? html`<span lang="zh-CN">${text}</span>`
    : text;

/** Several words of the bureau in a row, each marked as `own` marks it, joined as the reader's language joins them. */
export const owns = (reader: Reader, texts: readonly string[]): Part =>
  reader.locale === 'zh-CN'
    ? texts.join('、')
    : texts.map((text, at) => [at > 0 && ', ', own(reader, text)]);

/** The word for a value of a published copy; a value that the locales do not know shows as it is. */
export function word(
  { locale }: Reader,
  prefix:
    | 'finding'
    | 'label'
    | 'source'
    | 'network'
    | 'portal.excluded'
    | 'exclusion-ground'
    | 'conduct'
    | 'deployment-ground'
    | 'state.exclusion'
    | 'portal.item-kind'
    | 'portal.extent',
  value: string | number,
): string {
  const key = `${prefix}.${value}`;
  return Object.hasOwn(zh, key) ? translateAny(locale, key as TextKey) : String(value);
}
