import { escape } from './html.ts';
import type { Notice } from './notices.ts';
import { pathOf } from './paths.ts';
import type { Reader } from './reader.ts';

/** The latest publications as an Atom feed (RFC 4287). */
export function feed({ t, locale }: Reader, siteUrl: string, notices: Notice[]): string {
  const updated = notices[0]?.publishedAt ?? new Date(0);
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    `<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${locale}">`,
    `<id>${escape(new URL('/', siteUrl).href)}</id>`,
    `<title>${escape(t('product.name'))}</title>`,
    `<updated>${updated.toISOString()}</updated>`,
    `<author><name>${escape(t('product.name'))}</name></author>`,
    `<link rel="self" href="${escape(new URL('/feed.xml', siteUrl).href)}"/>`,
    `<link href="${escape(new URL('/', siteUrl).href)}"/>`,
    ...notices.map((notice) => entry(notice, t(`portal.kind.${notice.kind}`), siteUrl)),
    '</feed>',
    '',
  ].join('\n');
}

const entry = (notice: Notice, kind: string, siteUrl: string) =>
  [
    '<entry>',
    `<id>urn:uuid:${notice.id}</id>`,
    `<title xml:lang="zh-CN">${escape(notice.title)}</title>`,
    `<category term="${notice.kind}" label="${escape(kind)}"/>`,
    `<updated>${notice.publishedAt.toISOString()}</updated>`,
    `<link href="${escape(new URL(pathOf(notice), siteUrl).href)}"/>`,
    `<summary>${escape(`${kind} ${notice.ref}`)}</summary>`,
    '</entry>',
  ].join('\n');
