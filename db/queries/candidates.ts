import type { EntityManager } from 'typeorm';
import { madeSql, owedSql } from './visits-owed.ts';

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
  /** The path of the unit that keeps it. */
  unitPath: string;
  scale: string;
  subtype: string;
  blacklisted: boolean;
  keyPool: boolean;
  kind: string;
  /** whether something on file raises its ratio. */
  raised: boolean;
  /** The first days of the windows of its visits, one for each visit. */
  visitDays: string[];
  passed: boolean;
  /** Between which days it was visited, or will be; null where nobody asked. */
  visits: { startsOn: string; endsOn: string }[] | null;
};

/** Which subjects are asked for, and what counts against drawing them. */
export type Question = {
  path: string;
  categories: string[];
  /** Items that are not checked again in `year` where they were passed. */
  itemCodes: string[];
  year: number;
  /** The days on which a visit can count to the cap; a visit is where its task's window begins. */
  window: { from: string; to: string };
  /** What on file raises the ratio of a subject (P-20). */
  triggers: string[];
  today: string;
  /** whether visits made and on their way since a day are asked for. */
  visitsSince: string | null;
};

/**
 * The registry of a bureau in these categories, with the visits of confirmed draws, merged ones once
 * (draw.md §2), what raises a subject, and whether one of these items was passed in the year: that
 * is when all have signed, whenever it is disclosed. The telephone only says whether there is one.
 */
export const candidates = (
  tx: EntityManager,
  { path, categories, itemCodes, year, window, triggers, today, visitsSince }: Question,
): Promise<CandidateRow[]> =>
  tx.query(
    `with visit as (
       select ds.subject_id, min(t.starts_on)::text as day from drawn_subject ds
         join draw d on d.id = ds.draw_id and d.kind = 'subjects' and d.state = 'confirmed'
         join task t on t.id = d.task_id
         left join inspection_task v on v.task_id = t.id and v.subject_id = ds.subject_id
       where t.starts_on between $5 and $6 group by ds.subject_id, coalesce(v.inspection_id, d.id)
     ), visits as (
       select subject_id, array_agg(day) as days from visit group by subject_id
     ), passed as (
       select distinct n.subject_id from inspection_task n join task t on t.id = n.task_id
         join disclosure c on c.inspection_id = n.inspection_id
         join result r on r.id = c.result_id and r.finding = 'clear'
         join inspection x on x.id = n.inspection_id and x.state in ('signed', 'published', 'withheld')
         join task_item ti on ti.task_id = t.id join item i on i.id = ti.item_id
       where i.code = any($3) and extract(year from t.starts_on) = $4
     ), flagged as (
       select distinct subject_id from subject_flag where state = 'in-force' and kind = any($7)
         and starts_on <= $8 and coalesce(ends_on, 'infinity') >= $8
     ), served as (
       select subject_id, jsonb_agg(jsonb_build_object('startsOn', starts_on, 'endsOn', ends_on)) as days from (
         select subject_id, made_on as starts_on, made_on as ends_on from (${madeSql}) made where made_on >= $9
         union all
         select subject_id, greatest(starts_on, $8), ends_on from (${owedSql}) owed
       ) one where $9::date is not null group by subject_id
     )
     select s.id, s.version, s.uscc, s.name, s.category, s.risk, s.grade, s.status, s.address, s.kind,
       s.business_scope as "businessScope", s.principal, s.jurisdiction, s.scale, s.subtype, s.blacklisted,
       s.key_pool as "keyPool",
       u.path as "unitPath",
       case when s.telephone_sealed is null then '' else 'yes' end as telephone,
       (s.risk = '高' and 'high-risk' = any($7)) or (s.blacklisted and 'blacklisted' = any($7))
         or (s.abnormal and 'abnormal' = any($7)) or f.subject_id is not null as raised,
       coalesce(v.days, '{}') as "visitDays", p.subject_id is not null as passed, w.days as visits
     from subject s join unit u on u.id = s.unit_id left join visits v on v.subject_id = s.id
       left join passed p on p.subject_id = s.id left join flagged f on f.subject_id = s.id
       left join served w on w.subject_id = s.id
     where starts_with(u.path, $1) and s.category = any($2)`,
    [path, categories, itemCodes, year, window.from, window.to, triggers, today, visitsSince],
  );
