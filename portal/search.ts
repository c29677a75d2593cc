import type { ItemRow, ResultBody } from './bodies.ts';
import type { Database } from './database.ts';
import type { Notice } from './notices.ts';

/** What a reader looks for among the results, and which page of the answer. */
export type ResultQuery = { q: string; finding: string; limit: number; offset: number };

/** Results whose subject's name or code, or whose own number, contains the words; with their count. */
export async function searchResults(
  database: Database,
  { q, finding, limit, offset }: ResultQuery,
): Promise<{ results: Notice<ResultBody>[]; count: number }> {
  const { rows } = await database.query(
    `select n.id, n.kind, n.ref, n.number, n.title, n.body, n.body_hash as hash,
       n.published_at as "publishedAt", count(*) over ()::int as total
     from public_notice n
     where n.kind = 'result'
       and not exists (select 1 from public_notice newer
         where newer.kind = 'result' and newer.ref = n.ref and newer.number > n.number)
       and ($1 = '%%' or ${plain(`n.body -> 'subject' ->> 'name'`)} ilike $1
         or n.body -> 'subject' ->> 'uscc' ilike $1 or n.ref ilike $1)
       and ($2 = '' or n.body ->> 'finding' = $2)
     order by n.published_at desc, n.ref limit $3 offset $4`,
    [pattern(q), finding, limit, offset],
  );
  return { results: rows, count: (rows[0]?.total as number | undefined) ?? 0 };
}

/** Ids of draws whose number or title contains the words, the latest first. */
export async function searchDraws(database: Database, q: string, limit: number): Promise<string[]> {
  const { rows } = await database.query(
    `select n.ref from public_notice n
     where n.kind in ('announcement', 'draw', 'task', 'void')
       and (n.ref ilike $1 or ${plain('n.title')} ilike $1)
     group by n.ref order by max(n.published_at) desc, n.ref limit $2`,
    [pattern(q), limit],
  );
  return rows.map(({ ref }) => ref as string);
}

/** An item found, with the list that it is on. */
export type FoundItem = { ref: string; item: ItemRow };

/** Items of the lists in force whose name, code or category contains the words. */
export async function searchItems(
  database: Database,
  q: string,
  limit: number,
): Promise<FoundItem[]> {
  const { rows } = await database.query(
    `select n.ref, item from public_notice n, jsonb_array_elements(n.body -> 'items') as item
     where n.kind = 'items'
       and not exists (select 1 from public_notice newer
         where newer.kind = 'items' and newer.ref = n.ref and newer.number > n.number)
       and (${plain(`item ->> 'name'`)} ilike $1 or item ->> 'code' ilike $1
         or ${plain(`item ->> 'category'`)} ilike $1)
     order by item ->> 'code' limit $2`,
    [pattern(q), limit],
  );
  return rows as FoundItem[];
}

/** The words of a search box as they are looked for: at most 60 signs, full-width letters made plain. */
export const wordsOf = (value: unknown): string =>
  typeof value === 'string'
    ? value
        .replaceAll('\0', '')
        .replace(/[０-９Ａ-Ｚａ-ｚ（）]/g, (sign) =>
          String.fromCodePoint(sign.codePointAt(0)! - 0xfee0),
        )
        .trim()
        .slice(0, 60)
    : '';

/** A column as it is searched: names are written with （） and with (), both are found by either. */
export const plain = (column: string) => `translate(${column}, '（）', '()')`;

/** What `ilike` looks for, with no wildcard that somebody typed. */
export const pattern = (q: string) => `%${q.replace(/[\\%_]/g, String.raw`\$&`)}%`;
