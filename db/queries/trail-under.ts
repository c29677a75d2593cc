import { database } from '../data-source.ts';
import { eventName } from './event-names.ts';

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
  /** What stands before the point in the type of an event. */
  families?: readonly string[] | undefined;
  door?: string | undefined;
  actor?: string | undefined;
  /** First and last day, in Shanghai. */
  from?: string | undefined;
  to?: string | undefined;
  before?: string | undefined;
  limit: number;
};

// what happened about a visit belongs to every task that it serves, while an event names the one that began it.
// A complaint is left out: who it is about is not for the trail.
const ofTask = `
  with asked as (select id from task where code = $2),
    visit as (select v.inspection_id as id from inspection_task v join asked t on t.id = v.task_id),
    about as (
      select 'inspection' as type, id from visit
      union all select 'disclosure', d.id from disclosure d join visit v on v.id = d.inspection_id
      union all select 'correction', c.id from correction c join disclosure d on d.id = c.disclosure_id
        join visit v on v.id = d.inspection_id
      union all select 'objection', o.id from objection o join visit v on v.id = o.inspection_id
      union all select 'case', c.id from case_file c join visit v on v.id = c.inspection_id
      union all select 'bureau-notice', b.id from bureau_notice b join visit v on v.id = b.inspection_id
      union all select 'recusal', r.id from recusal r join visit v on v.id = r.inspection_id
      union all select 'substitution', s.id from substitution s join visit v on v.id = s.inspection_id
      union all select 'draw', w.id from draw w left join substitution s on s.id = w.substitution_id
        join visit v on v.id in (w.inspection_id, s.inspection_id))
  select o.id from event o where o.task_id = (select id from asked)
  union all select o.id from about a join event o on o.about_type = a.type and o.about_id = a.id::text`;

/** The newest events of the units at or below `paths`: by number, so that deep pages cost no more. */
export const trailUnder = (q: TrailQuestion): Promise<TrailLine[]> =>
  database().query(
    `select e.id::text, e.type, p.name as actor, f.name as principal, e.door, e.about_type as "aboutType", e.about_id as "aboutId",
       ${eventName} as about, k.code as task, e.data,
       e.card_hash as "cardHash", e.at, w.seq::text as seal,
       (select min(c.size)::text from checkpoint c where c.size >= w.seq) as checkpoint
     from event e left join person p on p.id = e.actor_id
       left join person f on f.id::text = e.data ->> 'for' left join task k on k.id = e.task_id
       left join event_seal w on w.event_id = e.id
     where exists (select 1 from unnest($1::text[]) q where starts_with(e.unit_path, q))
       and ($2::text is null or e.id in (${ofTask})) and ($3::text[] is null or split_part(e.type, '.', 1) = any ($3))
       and ($4::text is null or e.door = $4) and ($5::text is null or p.name = $5)
       and ($6::bigint is null or e.id < $6::bigint)
       and ($8::date is null or e.at >= $8::date::timestamp at time zone 'Asia/Shanghai')
       and ($9::date is null or e.at < ($9::date + 1)::timestamp at time zone 'Asia/Shanghai')
     order by e.id desc limit $7`,
    [q.paths, q.task, q.families, q.door, q.actor, q.before, q.limit, q.from, q.to],
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
