import { dayOf } from '../domain/day.ts';
import { escapeHtml } from '../html.ts';
import type { BlacklistBody } from './credit-bodies.ts';
import type { Notice } from './notices.ts';
import { pathOf } from './paths.ts';
import type { Reader } from './reader.ts';

/** The latest publications as an Atom feed (RFC 4287); a place on the blacklist as long as its page shows it. */
export function feed({ t, locale, now }: Reader, siteUrl: string, latest: Notice[]): string {
  const notices = latest.filter((notice) => !isOver(notice, dayOf(now)));
  const updated = notices[0]?.publishedAt ?? new Date(0);
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    `<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${locale}">`,
    `<id>${escapeHtml(new URL('/', siteUrl).href)}</id>`,
    `<title>${escapeHtml(t('product.name'))}</title>`,
    `<updated>${updated.toISOString()}</updated>`,
    `<author><name>${escapeHtml(t('product.name'))}</name></author>`,
    `<link rel="self" href="${escapeHtml(new URL('/feed.xml', siteUrl).href)}"/>`,
    `<link href="${escapeHtml(new URL('/', siteUrl).href)}"/>`,
    ...notices.map((notice) => entry(notice, t(`portal.kind.${notice.kind}`), siteUrl)),
    '</feed>',
    '',
  ].join('\n');
}

const isOver = ({ kind, body }: Notice, today: string): boolean => {
  const { endsOn } = body as Partial<BlacklistBody>;
  return kind === 'blacklist' && !!endsOn && endsOn < today;
};

const entry = (notice: Notice, kind: string, siteUrl: string) =>
  [
    '<entry>',
    `<id>urn:uuid:${notice.id}</id>`,
    `<title xml:lang="zh-CN">${escapeHtml(notice.title)}</title>`,
    `<category term="${notice.kind}" label="${escapeHtml(kind)}"/>`,
    `<updated>${notice.publishedAt.toISOString()}</updated>`,
    `<link href="${escapeHtml(new URL(pathOf(notice), siteUrl).href)}"/>`,
    `<summary>${escapeHtml(`${kind} ${notice.ref}`)}</summary>`,
    '</entry>',
  ].join('\n');
