import type { EntityManager } from 'typeorm';

/** The plan of a bureau's year as far as it has come: open until somebody approved it. */
export type PlanOfYear = {
  id: string;
  year: number;
  state: 'open' | 'approved' | 'published';
  publishedOn: string | null;
  /** Who has received it (备案). */
  filed: string[];
};

/** The plans of a bureau that are worked on or in force. */
export const plansToWatch = (tx: EntityManager, unitId: string): Promise<PlanOfYear[]> =>
  tx.query(
    `select p.id, p.year,
       case when p.state in ('draft', 'submitted') then 'open' else p.state end as state,
       (p.published_at at time zone 'Asia/Shanghai')::date::text as "publishedOn",
       array(select receiver from plan_filing f where f.plan_id = p.id) as filed
     from plan p where p.unit_id = $1 and p.state in ('draft', 'submitted', 'approved', 'published')`,
    [unitId],
  );
