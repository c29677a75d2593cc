import { escapeHtml } from '../html.ts';
import { inLanguage } from './layout.ts';
import type { SitePage } from './site-pages.ts';

const fixed = [
  '/',
  '/draws',
  '/results',
  '/corrections',
  '/tasks',
  '/items',
  '/plans',
  '/exclusions',
  '/fairness',
  '/statistics',
  '/data',
  '/verify',
  '/how-to-verify',
  '/checkpoints',
  '/objection',
  '/complaint',
  '/status',
  '/blacklist',
  '/credit',
];

/** Pages with the day each last changed, in both languages, for search engines. */
export function sitemap(
  siteUrl: string,
  pages: SitePage[],
  { isFirst }: { isFirst: boolean },
): string {
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">',
    ...(isFirst ? fixed.map((path) => entry(new URL(path, siteUrl))) : []),
    ...pages.map(({ path, at }) => entry(new URL(path, siteUrl), at)),
    '</urlset>',
    '',
  ].join('\n');
}

/** The index of site maps, of more pages than one of them holds. */
export function sitemapIndex(siteUrl: string, count: number): string {
  const maps = Array.from({ length: count }, (_, at) => new URL(mapPath(at + 1), siteUrl).href);
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    '<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">',
    ...maps.map((href) => `<sitemap><loc>${escapeHtml(href)}</loc></sitemap>`),
    '</sitemapindex>',
    '',
  ].join('\n');
}

/** Where one of several site maps is, counted from one. */
export const mapPath = (number: number | string): string => `/sitemaps/${number}.xml`;

function entry(here: URL, at?: Date): string {
  const languages = ['zh-CN', 'en'].map(
    (locale) =>
      `<xhtml:link rel="alternate" hreflang="${locale}" href="${escapeHtml(inLanguage({ here }, locale))}"/>`,
  );
  const lastmod = at ? `<lastmod>${at.toISOString()}</lastmod>` : '';
  return `<url><loc>${escapeHtml(here.href)}</loc>${lastmod}${languages.join('')}</url>`;
}
