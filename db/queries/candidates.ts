import type { EntityManager } from 'typeorm';

/** A subject of the registry as the freeze sees it. */
export type CandidateRow = {
  id: string;
  version: number;
  uscc: string;
  name: string;
  category: string;
  risk: string;
  grade: string;
  status: string;
  address: string;
  businessScope: string;
  principal: string;
  telephone: string;
  jurisdiction: string;
  scale: string;
  subtype: string;
  blacklisted: boolean;
  visits: number;
  passed: boolean;
};

/**
 * The registry of a bureau in these categories, with this year's visits of confirmed draws, merged ones
 * once (draw.md §2), and whether one of these items was passed this year. The telephone only says whether there is one.
 */
export const candidates = (
  tx: EntityManager,
  { path, categories, itemCodes, year }: Question,
): Promise<CandidateRow[]> =>
  tx.query(
    `with visit as (
       select ds.subject_id, count(distinct coalesce(v.inspection_id, d.id))::int as visits from drawn_subject ds
         join draw d on d.id = ds.draw_id and d.kind = 'subjects' and d.state = 'confirmed'
         join task t on t.id = d.task_id
         left join inspection_task v on v.task_id = t.id and v.subject_id = ds.subject_id
       where extract(year from t.starts_on) = $4 group by ds.subject_id
     ), passed as (
       select distinct n.subject_id from inspection_task n join task t on t.id = n.task_id
         join disclosure c on c.inspection_id = n.inspection_id and c.state = 'published'
         join result r on r.id = c.result_id and r.finding = 'clear'
         join task_item ti on ti.task_id = t.id join item i on i.id = ti.item_id
       where i.code = any($3) and extract(year from t.starts_on) = $4
     )
     select s.id, s.version, s.uscc, s.name, s.category, s.risk, s.grade, s.status, s.address,
       s.business_scope as "businessScope", s.principal, s.jurisdiction, s.scale, s.subtype, s.blacklisted,
       case when s.telephone_sealed is null then '' else 'yes' end as telephone,
       coalesce(v.visits, 0) as visits, p.subject_id is not null as passed
     from subject s join unit u on u.id = s.unit_id
       left join visit v on v.subject_id = s.id left join passed p on p.subject_id = s.id
     where starts_with(u.path, $1) and s.category = any($2)`,
    [path, categories, itemCodes, year],
  );

type Question = { path: string; categories: string[]; itemCodes: string[]; year: number };
