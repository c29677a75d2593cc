import { createHash } from 'node:crypto';
import { currentTime } from '../db/clock.ts';
import { database } from '../db/data-source.ts';
import { canonicalJson } from '../domain/draw/canonical.ts';

/** Part of a page that somebody acts upon: what it is about, and its words from top to bottom. */
export type PagePart = {
  kind: string;
  locale: 'zh-CN' | 'en';
  about: { type: string; id: string; version: number };
  words: string[];
};

/** Keeps what a page is about to show, once, and gives its SHA-256: what was shown is what was signed. */
export async function keepPage({ kind, locale, about, words }: PagePart): Promise<string> {
  const body = canonicalJson({ page: kind, about, locale, words });
  const hash = createHash('sha256').update(body).digest('hex');
  await database().query(
    `insert into shown_card (hash, body, kind, locale, about_type, about_id, about_version, shown_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict do nothing`,
    [hash, body, kind, locale, about.type, about.id, about.version, await currentTime()],
  );
  return hash;
}
