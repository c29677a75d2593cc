import type { Request } from 'express';
import type { BlacklistBody, CreditBody } from './credit-bodies.ts';
import type { Database } from './database.ts';
import type { Page } from './layout.ts';
import type { Notice } from './notices.ts';
import { blacklistPage, creditPage } from './pages/credit.ts';
import type { Reader } from './reader.ts';
import { pattern, plain, wordsOf } from './search.ts';

type Load = (
  reader: Reader,
  params: Record<string, string | undefined>,
  query: Request['query'],
) => Promise<Page>;

const most = 100;

/** R-184, R-186: the blacklist of cafés, and the credit of cafés for whoever asks by name or code. */
export const creditPages = (database: Database): [path: string, load: Load][] => [
  [
    '/blacklist',
    async (reader, _params, query) => {
      const q = wordsOf(query['q']);
      const notices = await newest<BlacklistBody>(database, 'blacklist', q);
      return blacklistPage(reader, q, notices);
    },
  ],
  [
    '/credit',
    async (reader, _params, query) => {
      const q = wordsOf(query['q']);
      const notices = q === '' ? [] : await newest<CreditBody>(database, 'credit', q);
      return creditPage(reader, q, notices);
    },
  ],
];

async function newest<Body>(
  database: Database,
  kind: 'blacklist' | 'credit',
  q: string,
): Promise<Notice<Body>[]> {
  const { rows } = await database.query(
    `select n.id, n.kind, n.ref, n.number, n.title, n.body, n.body_hash as hash, n.published_at as "publishedAt"
     from public_notice n
     where n.kind = $1 and not exists (select 1 from public_notice m
         where m.kind = n.kind and m.ref = n.ref and m.number > n.number)
       and ($2 = '%%' or ${plain(`n.body ->> 'name'`)} ilike $2 or n.body ->> 'uscc' ilike $2
         or n.body ->> 'responsible' ilike $2)
     order by n.published_at desc, n.ref limit $3`,
    [kind, pattern(q), most],
  );
  return rows as Notice<Body>[];
}
