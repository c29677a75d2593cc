import type { ResultBody } from './bodies.ts';
import type { Database } from './database.ts';
import type { Notice } from './notices.ts';

/** A correction with what the version before it said. */
export type Corrected = { notice: Notice<ResultBody>; before: ResultBody };

const correction = `select n.id, n.kind, n.ref, n.number, n.title, n.body, n.body_hash as hash,
    n.published_at as "publishedAt", earlier.body as before
  from public_notice n join public_notice earlier
    on earlier.kind = 'result' and earlier.ref = n.ref and earlier.number = n.number - 1
  where n.kind = 'result' and n.number > 1`;

async function read(database: Database, order: string, values: number[]): Promise<Corrected[]> {
  const { rows } = await database.query(`${correction} ${order}`, values);
  return rows.map(({ before, ...notice }) => ({ notice, before }) as Corrected);
}

/** The corrections of results, the latest first, and how many there are. */
export async function correctionsOf(
  database: Database,
  page: { limit: number; offset: number },
): Promise<{ corrections: Corrected[]; count: number }> {
  const { rows } = await database.query(
    `select count(*)::int as count from public_notice n where n.kind = 'result' and n.number > 1`,
  );
  const order = 'order by n.published_at desc, n.ref limit $1 offset $2';
  const corrections = await read(database, order, [page.limit, page.offset]);
  return { corrections, count: rows[0].count as number };
}

/** The corrections published in a year by Shanghai's clock, the first first. */
export const correctionsOfYear = (database: Database, year: number): Promise<Corrected[]> =>
  read(
    database,
    `and n.published_at >= make_timestamptz($1, 1, 1, 0, 0, 0, 'Asia/Shanghai')
       and n.published_at < make_timestamptz($1 + 1, 1, 1, 0, 0, 0, 'Asia/Shanghai')
     order by n.published_at, n.ref`,
    [year],
  );
