import { createHash } from 'node:crypto';
import { currentTime } from '../db/clock.ts';
import { database } from '../db/data-source.ts';
import { canonicalJson } from '../domain/draw/canonical.ts';
import type { Card, Locale } from './port.ts';
import { words } from './said.ts';
import type { Text } from './text.ts';

/** What a reader was shown, as canonical JSON, and its SHA-256: equal hashes look alike. */
export type Shown = { hash: string; body: string };

/**
 * What a card shows in a language: its data, and its words as they stand today, since the texts of the
 * program may change later. `repeated` is the mark of one that may be there twice.
 */
export function shownOf(card: Card, locale: Locale, repeated: boolean): Shown {
  const body = canonicalJson({ card, locale, repeated, words: linesOf(card, locale) });
  return { hash: createHash('sha256').update(body).digest('hex'), body };
}

/** Keeps what is about to be shown, once, before anybody can act upon it. */
export async function keepShown({ hash, body }: Shown, card: Card, locale: Locale): Promise<void> {
  const { type, id, version } = card.about;
  await database().query(
    `insert into shown_card (hash, body, kind, locale, about_type, about_id, about_version, shown_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict do nothing`,
    [hash, body, card.kind, locale, type, id, version, await currentTime()],
  );
}

/** A card in plain words, from top to bottom; the labels of its buttons come last. */
function linesOf(card: Card, locale: Locale): string[] {
  const said = (text: Text) => words(locale, text);
  const lines = card.blocks.flatMap((block) => {
    if (block.t === 'text') return [said(block.body)];
    if (block.t === 'fields')
      return block.rows.map(([label, value]) => `${said(label)} ${said(value)}`);
    if (block.t === 'link') return [said(block.label)];
    if (block.t === 'mention') return [said(block.name)];
    return block.items.map(({ label }) => `[${said(label)}]`);
  });
  return [said(card.title), ...lines];
}
