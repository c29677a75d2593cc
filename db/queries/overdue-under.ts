import type { EntityManager } from 'typeorm';

/** Something whose last day is past: a visit without a signature, a disclosure, a standing obligation. */
export type OverdueRow = {
  kind: 'visit' | 'disclosure' | 'obligation';
  id: string;
  /** The code of the visit; of an obligation what it is about. */
  code: string;
  /** The kind of the obligation. */
  matter: string | null;
  subject: string | null;
  unit: string;
  dueOn: string;
};

/** Everything overdue in the units at or below `paths`, the longest first. */
export const overdueUnder = (
  tx: EntityManager,
  paths: string[],
  today: string,
  limit = 200,
): Promise<OverdueRow[]> =>
  tx.query(`${overdueSql} order by "dueOn", code limit $3`, [paths, today, limit]);

/** How many there are. */
export async function overdueCount(
  tx: EntityManager,
  paths: string[],
  today: string,
): Promise<number> {
  const [row] = await tx.query(`select count(*)::int as count from (${overdueSql}) as overdue`, [
    paths,
    today,
  ]);
  return row.count;
}

const under = 'exists (select 1 from unnest($1::text[]) p where starts_with(u.path, p))';

const overdueSql = `
  select 'visit' as kind, n.id, n.code, null as matter, s.name as subject, u.name as unit, w.ends_on::text as "dueOn"
  from inspection n join subject s on s.id = n.subject_id join unit u on u.id = n.unit_id
    cross join lateral (select min(ends_on) as ends_on from inspection_task where inspection_id = n.id) w
  where n.state in ('assigned', 'accepted', 'started', 'submitted') and w.ends_on < $2 and ${under}
  union all
  select 'disclosure', d.id, n.code, null, s.name, u.name, d.due_on::text
  from disclosure d join inspection n on n.id = d.inspection_id join subject s on s.id = n.subject_id
    join unit u on u.id = n.unit_id
  where d.state = 'pending' and d.due_on < $2 and ${under}
  union all
  select 'obligation', o.id, o.label, o.kind, null, u.name, o.due_on::text
  from obligation o join unit u on u.id = o.unit_id
  where o.kind <> 'disclosure' and o.state = 'open' and o.due_on < $2 and ${under}`;
