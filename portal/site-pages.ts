import type { Database } from './database.ts';
import type { NoticeKind } from './notices.ts';
import { pathOf, subjectPath } from './paths.ts';

/** A page about something published, and when it last changed. */
export type SitePage = { path: string; at: Date };

// Each version of a list has its page; all that is told of a draw is on one, and so are the versions of a result.
const pages = `
  select case when kind in ('announcement', 'draw', 'confirmation', 'task', 'void') then 'draw' else kind end as kind, ref,
    case when kind in ('items', 'plan', 'exclusions', 'statistics') then number else 0 end as number,
    published_at as at from public_notice where kind not in ('blacklist', 'credit')
  union all select 'subject', r.uscc, 0, n.published_at
    from public_result r join public_notice n on n.kind = 'result' and n.ref = r.ref`;

/** How many pages there are about something published. */
export async function countPages(database: Database): Promise<number> {
  const { rows } = await database.query(
    `select count(*)::int as count from (select distinct kind, ref, number from (${pages}) p) q`,
  );
  return rows[0].count as number;
}

/**
 * Some of these pages, in the order in which each first was there: what comes later changes none of the
 * portions before.
 */
export async function pagesFrom(
  database: Database,
  { limit, offset }: { limit: number; offset: number },
): Promise<SitePage[]> {
  const { rows } = await database.query(
    `select kind, ref, number, max(at) as at from (${pages}) p group by kind, ref, number
     order by min(at), kind, ref, number limit $1 offset $2`,
    [limit, offset],
  );
  return (rows as Row[]).map(({ kind, ref, number, at }) => ({
    path: kind === 'subject' ? subjectPath(ref) : pathOf({ kind, ref, number }),
    at,
  }));
}

type Row = { kind: NoticeKind | 'subject'; ref: string; number: number; at: Date };
