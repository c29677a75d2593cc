import { database } from '../data-source.ts';

/** A line of the trail with the names that its sentence needs. */
export type TrailLine = {
  id: string;
  type: string;
  actor: string | null;
  door: string;
  aboutType: string;
  aboutId: string;
  /** What people call the thing: a code, a name. */
  about: string | null;
  task: string | null;
  data: Record<string, unknown>;
  cardHash: string | null;
  at: Date;
  /** Its place in the sealed order of the trail, and the first checkpoint that covers it; null until then. */
  seal: string | null;
  checkpoint: string | null;
};

/** Which lines of the trail are asked for; `before` is the number of the last line seen. */
export type TrailQuestion = {
  paths: string[];
  task?: string | undefined;
  type?: string | undefined;
  door?: string | undefined;
  actor?: string | undefined;
  /** First and last day, in Shanghai. */
  from?: string | undefined;
  to?: string | undefined;
  before?: string | undefined;
  limit: number;
};

/** The newest events of the units at or below `paths`: by number, so that deep pages cost no more. */
export const trailUnder = (q: TrailQuestion): Promise<TrailLine[]> =>
  database().query(
    `select e.id::text, e.type, p.name as actor, f.name as principal, e.door, e.about_type as "aboutType", e.about_id as "aboutId",
       coalesce(n.code, d.code, s.name, a.name, x.code,
         case when e.about_type = 'task' then k.code end) as about, k.code as task, e.data,
       e.card_hash as "cardHash", e.at, w.seq::text as seal,
       (select min(c.size)::text from checkpoint c where c.size >= w.seq) as checkpoint
     from event e left join person p on p.id = e.actor_id
       left join person f on f.id::text = e.data ->> 'for' left join task k on k.id = e.task_id
       left join event_seal w on w.event_id = e.id
       left join inspection n on e.about_type = 'inspection' and n.id::text = e.about_id
       left join draw d on e.about_type = 'draw' and d.id::text = e.about_id
       left join subject s on e.about_type = 'subject' and s.id::text = e.about_id
       left join person a on e.about_type in ('account', 'person') and a.id::text = e.about_id
       left join lateral (select v.code from inspection v where v.id in (
         select inspection_id from recusal where e.about_type = 'recusal' and id::text = e.about_id
         union all select inspection_id from substitution where e.about_type = 'substitution' and id::text = e.about_id
         union all select inspection_id from disclosure where e.about_type = 'disclosure' and id::text = e.about_id
         union all select inspection_id from result where e.about_type = 'result' and id::text = e.about_id)
       ) x on true
     where exists (select 1 from unnest($1::text[]) q where starts_with(e.unit_path, q))
       and ($2::text is null or k.code = $2) and ($3::text is null or starts_with(e.type, $3))
       and ($4::text is null or e.door = $4) and ($5::text is null or p.name = $5)
       and ($6::bigint is null or e.id < $6::bigint)
       and ($8::date is null or e.at >= $8::date::timestamp at time zone 'Asia/Shanghai')
       and ($9::date is null or e.at < ($9::date + 1)::timestamp at time zone 'Asia/Shanghai')
     order by e.id desc limit $7`,
    [q.paths, q.task, q.type, q.door, q.actor, q.before, q.limit, q.from, q.to],
  );

/** Whether an event of the units at or below `paths` was pressed on the card with this hash. */
export async function wasCardOf(paths: string[], hash: string): Promise<boolean> {
  const [row] = await database().query(
    `select 1 from event e where e.card_hash = $2
       and exists (select 1 from unnest($1::text[]) q where starts_with(e.unit_path, q)) limit 1`,
    [paths, hash],
  );
  return row !== undefined;
}
