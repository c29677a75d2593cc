import type { EntityManager } from 'typeorm';

/** Something with a last day that is not done: a visit, a disclosure, a standing obligation. */
export type DeadlineRow = {
  kind: 'visit' | 'disclosure' | 'obligation';
  /** Of an obligation what it is about: `licence`, `plan-due` … */
  matter: string | null;
  code: string;
  subject: string | null;
  unit: string;
  dueOn: string;
  provisional: boolean;
};

/** Every open last day of the units at or below `paths`, the earliest first. */
export const deadlinesUnder = (
  tx: EntityManager,
  paths: string[],
  limit = 1000,
): Promise<DeadlineRow[]> => tx.query(`${open} order by "dueOn", code limit $2`, [paths, limit]);

const under = 'exists (select 1 from unnest($1::text[]) p where starts_with(u.path, p))';

const open = `
  select 'visit' as kind, null as matter, n.code, s.name as subject, u.name as unit, w.ends_on::text as "dueOn",
    false as provisional
  from inspection n join subject s on s.id = n.subject_id join unit u on u.id = n.unit_id
    cross join lateral (select min(ends_on) as ends_on from inspection_task where inspection_id = n.id) w
  where n.state in ('assigned', 'accepted', 'started', 'submitted') and w.ends_on is not null and ${under}
  union all
  select 'disclosure', null, n.code, s.name, u.name, d.due_on::text, d.provisional
  from disclosure d join inspection n on n.id = d.inspection_id join subject s on s.id = n.subject_id
    join unit u on u.id = n.unit_id
  where d.state = 'pending' and d.due_on is not null and ${under}
  union all
  select 'obligation', o.kind, o.label, null, u.name, o.due_on::text, o.provisional
  from obligation o join unit u on u.id = o.unit_id
  where o.kind <> 'disclosure' and o.state = 'open' and ${under}`;
