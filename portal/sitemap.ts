import { escapeHtml } from '../html.ts';
import { inLanguage } from './layout.ts';
import type { Notice } from './notices.ts';
import { pathOf, subjectPath } from './paths.ts';

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

/** Every page with the day it last changed, in both languages, for search engines. */
export function sitemap(siteUrl: string, notices: Notice<{ uscc?: string }>[]): string {
  const changed = new Map<string, Date | undefined>(fixed.map((path) => [path, undefined]));
  for (const notice of notices) {
    const { uscc } = notice.body;
    // The newest comes first, and a page changes with the newest of its notices.
    for (const path of [pathOf(notice), ...(uscc ? [subjectPath(uscc)] : [])]) {
      if (!changed.has(path)) changed.set(path, notice.publishedAt);
    }
  }
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">',
    ...[...changed].map(([path, at]) => entry(new URL(path, siteUrl), at)),
    '</urlset>',
    '',
  ].join('\n');
}

function entry(here: URL, at: Date | undefined): string {
  const languages = ['zh-CN', 'en'].map(
    (locale) =>
      `<xhtml:link rel="alternate" hreflang="${locale}" href="${escapeHtml(inLanguage({ here }, locale))}"/>`,
  );
  const lastmod = at ? `<lastmod>${at.toISOString()}</lastmod>` : '';
  return `<url><loc>${escapeHtml(here.href)}</loc>${lastmod}${languages.join('')}</url>`;
}
