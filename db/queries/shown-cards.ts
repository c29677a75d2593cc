import { database } from '../data-source.ts';

/** A card or page as somebody was shown it; `lines` are its words from top to bottom. */
export type ShownRow = {
  hash: string;
  locale: string;
  shownAt: Date;
  body: string;
  lines: string[];
};

/** What stands under a hash, or nothing. */
export async function shownCard(hash: string): Promise<ShownRow | undefined> {
  const [row] = await database().query(
    `select hash, locale, shown_at as "shownAt", body, body::jsonb -> 'words' as lines
     from shown_card where hash = $1`,
    [hash],
  );
  return row;
}

/** Whether that hash was shown about this very thing: a form that comes back can name any. */
export async function wasShownAbout(hash: string, id: string): Promise<boolean> {
  const [row] = await database().query(
    'select 1 from shown_card where hash = $1 and about_id = $2',
    [hash, id],
  );
  return row !== undefined;
}
