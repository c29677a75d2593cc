import type { Database } from './database.ts';

export type NoticeKind =
  | 'items'
  | 'plan'
  | 'announcement'
  | 'draw'
  | 'confirmation'
  | 'task'
  | 'result'
  | 'void'
  | 'exclusions'
  | 'blacklist'
  | 'credit'
  | 'statistics';

/** A published copy. `number` counts the versions of the same thing; `hash` is that of its body. */
export type Notice<Body = unknown> = {
  id: string;
  kind: NoticeKind;
  ref: string;
  number: number;
  title: string;
  body: Body;
  hash: string;
  publishedAt: Date;
};

const columns = `n.id, n.kind, n.ref, n.number, n.title, n.body, n.body_hash as hash,
  n.published_at as "publishedAt"`;

// The version that nothing newer replaces.
const newest = `not exists (select 1 from public_notice newer
  where newer.kind = n.kind and newer.ref = n.ref and newer.number > n.number)`;

async function read<Body>(database: Database, sql: string, values: unknown[] = []) {
  const { rows } = await database.query(sql, values);
  return rows as Notice<Body>[];
}

/** The newest versions of things of these kinds, the latest publication first. */
export const latestNotices = <Body>(database: Database, kinds: NoticeKind[], limit: number) =>
  read<Body>(
    database,
    `select ${columns} from public_notice n where n.kind = any($1) and ${newest}
     order by n.published_at desc, n.ref limit $2`,
    [kinds, limit],
  );

/** The newest versions of the things of one kind, a page of them, the latest publication first. */
export const noticesOfKind = <Body>(
  database: Database,
  kind: NoticeKind,
  page: { limit: number; offset: number },
) =>
  read<Body>(
    database,
    `select ${columns} from public_notice n where n.kind = $1 and ${newest}
     order by n.published_at desc, n.ref limit $2 offset $3`,
    [kind, page.limit, page.offset],
  );

/** All versions of one thing, newest first. */
export const versionsOf = <Body>(database: Database, kind: NoticeKind, ref: string) =>
  read<Body>(
    database,
    `select ${columns} from public_notice n where n.kind = $1 and n.ref = $2 order by n.number desc`,
    [kind, ref],
  );

/**
 * The newest versions of the things of one kind published in a year by Shanghai's clock, the first first; in
 * portions, so that a year of any size is read in little memory.
 */
export async function* noticesOfYear<Body>(
  database: Database,
  kind: NoticeKind,
  year: number,
): AsyncGenerator<Notice<Body>[]> {
  let last = { place: '-infinity', ref: '' };
  for (;;) {
    const rows = (await read<Body>(
      database,
      `select ${columns}, n.published_at::text as place from public_notice n
       where n.kind = $1 and ${newest} and (n.published_at, n.ref) > ($3::timestamptz, $4)
         and n.published_at >= make_timestamptz($2, 1, 1, 0, 0, 0, 'Asia/Shanghai')
         and n.published_at < make_timestamptz($2 + 1, 1, 1, 0, 0, 0, 'Asia/Shanghai')
       order by n.published_at, n.ref limit ${portion}`,
      [kind, year, last.place, last.ref],
    )) as (Notice<Body> & { place: string })[];
    if (rows.length > 0) yield rows;
    if (rows.length < portion) return;
    last = rows.at(-1)!;
  }
}

const portion = 2000;

/** Everything published about draws, every version of it, oldest first. */
export const noticesOfDraws = (database: Database, drawIds: string[]) =>
  read(
    database,
    `select ${columns} from public_notice n
     where n.kind in ('announcement', 'draw', 'confirmation', 'task', 'void') and n.ref = any($1)
     order by n.published_at, n.number > 1, array_position(
       array['announcement', 'draw', 'confirmation', 'task', 'void'], n.kind)`,
    [drawIds],
  );

/** The ids of draws of subjects, the latest first. */
export async function drawIds(
  database: Database,
  page: { limit: number; offset: number },
): Promise<string[]> {
  const { rows } = await database.query(
    `select n.ref from public_notice n
     where n.kind in ('announcement', 'void') and ${ofSubjects}
     group by n.ref order by min(n.published_at) desc, n.ref limit $1 offset $2`,
    [page.limit, page.offset],
  );
  return rows.map(({ ref }) => ref as string);
}

// A draw of people says so in its announcement, its void notice does not.
const ofSubjects = `not exists (select 1 from public_notice people
  where people.kind = 'announcement' and people.ref = n.ref and people.body ? 'kind')`;

/** The ids of the draws of people (matches, substitutes) of the task with this code, oldest first. */
export async function drawsOfPeople(database: Database, taskCode: string): Promise<string[]> {
  const { rows } = await database.query(
    `select n.ref from public_notice n
     where n.kind = 'announcement' and n.body ? 'kind' and n.body -> 'task' ->> 'code' = $1
     order by n.published_at, n.ref`,
    [taskCode],
  );
  return rows.map(({ ref }) => ref as string);
}

/** Draws that name this one as their predecessor. */
export async function successorsOf(database: Database, drawId: string): Promise<string[]> {
  const { rows } = await database.query(
    `select n.ref from public_notice n
     where n.kind = 'announcement' and n.body ->> 'predecessor' = $1 order by n.published_at`,
    [drawId],
  );
  return rows.map(({ ref }) => ref as string);
}

/** A published copy by the SHA-256 of its canonical body. */
export async function noticeByHash(database: Database, hash: string): Promise<Notice | undefined> {
  const [found] = await read(
    database,
    `select ${columns} from public_notice n where n.body_hash = $1 limit 1`,
    [hash],
  );
  return found;
}

/** How many draws of subjects were announced and how many results are public; versions counted once. */
export async function countsOfAll(database: Database): Promise<{ draws: number; results: number }> {
  const { rows } = await database.query(
    `select (select count(*)::int from public_result) as results,
       (select count(*)::int from public_notice n
        where n.kind = 'announcement' and not n.body ? 'kind' and n.number = 1) as draws`,
  );
  return rows[0] as { draws: number; results: number };
}
