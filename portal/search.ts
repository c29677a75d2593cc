import type { ItemRow, ResultBody } from './bodies.ts';
import type { Database } from './database.ts';
import type { Notice } from './notices.ts';

/** What a reader looks for among the results, and which page of the answer. */
export type ResultQuery = {
  q: string;
  finding: string;
  /** Days of publication by Shanghai's clock, YYYY-MM-DD, both included; empty where open. */
  from: string;
  to: string;
  limit: number;
  offset: number;
  /** Up to how many that contain words are counted; without it 10,000. */
  most?: number;
};

/** A page of results and how many there are, or that there are more than so many. */
export type FoundResults = { results: Notice<ResultBody>[]; count: number; isMore: boolean };

/**
 * Results whose subject's name or code, or whose own number, contains every word; with their count. The newest
 * version of each is what counts. A word is looked up in the index by threes of its signs (a shorter one as
 * a whole; see `search_grams` in the schema), and then letter by letter.
 */
export async function searchResults(database: Database, query: ResultQuery): Promise<FoundResults> {
  const { where, values } = conditionsOf(query);
  const most = query.q === '' ? null : (query.most ?? mostCounted);
  const counted = await database.query(
    `select count(*)::int as count from
       (select 1 from public_result r where ${where} limit $${values.length + 1}) found`,
    [...values, most === null ? null : most + 1],
  );
  const count = counted.rows[0].count as number;
  const at = values.length;
  const { rows } = await database.query(
    `select n.id, n.kind, n.ref, n.number, n.title, n.body, n.body_hash as hash,
       n.published_at as "publishedAt"
     from (select r.notice_id from public_result r where ${where}
       order by r.published_at desc, r.ref limit $${at + 1} offset $${at + 2}) found
     join public_notice n on n.id = found.notice_id
     order by n.published_at desc, n.ref`,
    [...values, query.limit, query.offset],
  );
  const isMore = most !== null && count > most;
  return { results: rows, count: isMore ? most : count, isMore };
}

// Of a word that stands in nearly every name nobody wants the exact number, which takes long to count.
const mostCounted = 10_000;

function conditionsOf({ q, finding, from, to }: ResultQuery) {
  const values: unknown[] = [];
  const put = (value: unknown) => `$${values.push(value)}`;
  const where = ['true'];
  const words = termsOf(q);
  if (words.length > 0) {
    where.push(`r.grams @> ${put(words.flatMap(gramsOf))}::text[]`);
    where.push(`r.sought like all (${put(words.map(pattern))}::text[])`);
  }
  if (finding !== '') where.push(`r.finding = ${put(finding)}`);
  if (from !== '') where.push(`r.published_at >= ${midnight(put(from))}`);
  if (to !== '') where.push(`r.published_at < ${midnight(`${put(to)}::date + 1`)}`);
  return { where: where.join(' and '), values };
}

const midnight = (on: string) => `((${on})::date::timestamp at time zone 'Asia/Shanghai')`;

/** The words of a search as the schema's `search_text` writes them. */
const termsOf = (q: string): string[] =>
  q
    .normalize('NFKC')
    .replace(/[A-Z]/g, (sign) => sign.toLowerCase())
    .split(/\s+/)
    .filter((word) => word !== '')
    .slice(0, 6);

// Threes side by side that cover the word; by signs, as Postgres counts them, not by halves of a pair.
function gramsOf(word: string): string[] {
  const signs = Array.from(word);
  const last = Math.max(0, signs.length - 3);
  const starts = Array.from({ length: Math.ceil(last / 3) }, (_, at) => at * 3);
  return [...starts, last].map((at) => signs.slice(at, at + 3).join(''));
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
