import type { ResultBody } from './bodies.ts';
import type { BlacklistBody } from './credit-bodies.ts';
import type { Database } from './database.ts';
import type { Notice } from './notices.ts';

/** what is public of one subject: its results with all their versions, and its places on the blacklist. */
export type SubjectRecord = {
  uscc: string;
  /** One page of results, the latest first; of each every version, the newest first. */
  results: Notice<ResultBody>[][];
  /** How many results there are of each finding. */
  findings: { finding: string; count: number }[];
  corrections: number;
  blacklist: Notice<BlacklistBody>[];
  hasCredit: boolean;
};

const columns = `n.id, n.kind, n.ref, n.number, n.title, n.body, n.body_hash as hash,
  n.published_at as "publishedAt"`;

/** What is public of the subject with this code, or nothing where no result of it is. */
export async function recordOf(
  database: Database,
  uscc: string,
  page: { limit: number; offset: number },
): Promise<SubjectRecord | undefined> {
  const { rows: findings } = await database.query(
    `select r.finding, count(*)::int as count, sum(r.number - 1)::int as corrections
     from public_result r where r.uscc = $1 and r.uscc <> '' group by r.finding order by 2 desc, 1`,
    [uscc],
  );
  if (findings.length === 0) return undefined;
  const { rows } = await database.query(
    `select ${columns} from (select r.ref, r.published_at from public_result r where r.uscc = $1
       order by r.published_at desc, r.ref limit $2 offset $3) found
     join public_notice n on n.kind = 'result' and n.ref = found.ref
     order by found.published_at desc, found.ref, n.number desc`,
    [uscc, page.limit, page.offset],
  );
  const listed = await listedUnder(database, uscc);
  return {
    uscc,
    results: byRef(rows as Notice<ResultBody>[]),
    findings,
    corrections: findings.reduce((sum, each) => sum + (each.corrections as number), 0),
    blacklist: listed.filter(({ kind }) => kind === 'blacklist'),
    hasCredit: listed.some(({ kind }) => kind === 'credit'),
  };
}

// Few are on it: the index finds them by their kind.
async function listedUnder(database: Database, uscc: string): Promise<Notice<BlacklistBody>[]> {
  const { rows } = await database.query(
    `select ${columns} from public_notice n
     where n.kind in ('blacklist', 'credit') and n.body ->> 'uscc' = $1
       and not exists (select 1 from public_notice newer
         where newer.kind = n.kind and newer.ref = n.ref and newer.number > n.number)
     order by n.published_at desc`,
    [uscc],
  );
  return rows as Notice<BlacklistBody>[];
}

function byRef(notices: Notice<ResultBody>[]): Notice<ResultBody>[][] {
  const groups = new Map<string, Notice<ResultBody>[]>();
  for (const notice of notices) groups.set(notice.ref, [...(groups.get(notice.ref) ?? []), notice]);
  return [...groups.values()];
}
