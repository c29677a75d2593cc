import type { EntityManager } from 'typeorm';
import type { Boost, Draw, Pool } from '../../domain/frequency/samples.ts';
import type { Member, Visit } from '../../domain/frequency/promises.ts';
import type { UnderWay } from '../../domain/frequency/suggest.ts';
import type { StratumFilter } from '../../domain/strata.ts';

/** A subject with its history and the unit that answers for it. */
export type RegisteredMember = Member & { name: string; unitId: string };

/**
 * The subjects of the units at or below a path that were ever in one of these categories, with every
 * version of what decides how often they are inspected. A version holds from the day on which it takes
 * effect, and not before it was on file.
 */
export const membersUnder = (
  tx: EntityManager,
  path: string,
  categories: string[],
): Promise<RegisteredMember[]> =>
  tx.query(
    `select s.id, s.name, s.unit_id as "unitId", jsonb_agg(jsonb_build_object(
         'from', greatest(v.effective_on, (v.recorded_at at time zone 'Asia/Shanghai')::date),
         'standing', jsonb_build_object('category', v.category, 'grade', v.grade, 'blacklisted', v.blacklisted,
           'subtype', v.subtype, 'subsists', v.status = '存续')) order by v.version) as standings
     from subject s join unit u on u.id = s.unit_id join subject_version v on v.subject_id = s.id
     where starts_with(u.path, $1) and s.id in (
       select subject_id from subject_version where category = any($2))
     group by s.id order by s.id`,
    [path, categories],
  );

/** The visits that were made to subjects under a path since a day: on the day of the visit, by code. */
export const visitsUnder = (tx: EntityManager, path: string, since: string): Promise<Visit[]> =>
  tx.query(
    `select n.subject_id as "subjectId", n.code as ref,
       coalesce((n.started_at at time zone 'Asia/Shanghai')::date, n.signed_on)::text as on
     from inspection n join subject s on s.id = n.subject_id join unit u on u.id = s.unit_id
     where starts_with(u.path, $1) and n.signed_on is not null and n.signed_on >= $2 order by n.code`,
    [path, since],
  );

/** Visits that tasks owe already: made out, drawn and waiting for their batch, or in a frozen rotation. */
export const underWayUnder = (tx: EntityManager, path: string): Promise<UnderWay[]> =>
  tx.query(
    `with open_task as (select * from task where state not in ('closed', 'void')),
     owed as (
       select n.subject_id, coalesce(n.starts_on, t.starts_on) as from_on, coalesce(n.ends_on, t.ends_on) as to_on
       from inspection n join open_task t on t.id = n.task_id where n.signed_on is null
       union all
       select d.subject_id, coalesce(b.starts_on, t.starts_on), coalesce(b.ends_on, t.ends_on)
       from drawn_subject d join draw w on w.id = d.draw_id and w.kind = 'subjects' and w.state in ('drawn', 'confirmed')
         join open_task t on t.id = w.task_id
         left join rotation_batch b on b.draw_id = d.draw_id and b.record_id = d.record_id
       where not exists (select from inspection_task v where v.task_id = t.id and v.subject_id = d.subject_id)
       union all
       select p.subject_id, t.starts_on, t.ends_on from pool_entry p join open_task t on t.id = p.task_id
       where t.mode = 'rotation' and t.state in ('frozen', 'announced') and p.eligibility = 0
     )
     select o.subject_id as "subjectId", o.from_on::text as from, o.to_on::text as to
     from owed o join subject s on s.id = o.subject_id join unit u on u.id = s.unit_id
     where starts_with(u.path, $1)`,
    [path],
  );

/** A stratum of a task that was set up and whose pool is not drawn yet. */
export type Planned = { mode: 'rotation' | 'sample'; filter: StratumFilter } & {
  state: string;
  startsOn: string;
  endsOn: string;
};

/** The strata of tasks of a bureau that are on their way to a draw. */
export const plannedUnder = (tx: EntityManager, path: string): Promise<Planned[]> =>
  tx.query(
    `select t.mode, x.filter, t.state, t.starts_on::text as "startsOn", t.ends_on::text as "endsOn"
     from task t join stratum x on x.task_id = t.id join unit u on u.id = t.initiator_id
     where (starts_with(u.path, $1) or starts_with($1, u.path))
       and t.state in ('configured', 'frozen', 'announced', 'drawn')`,
    [path],
  );

/** The confirmed draws of samples under a path since a day, by category. */
export const drawsUnder = (tx: EntityManager, path: string, since: string): Promise<Draw[]> =>
  tx.query(
    `select w.code as ref, (w.confirmed_at at time zone 'Asia/Shanghai')::date::text as on, x.filter ->> 'category' as category,
       coalesce((select array_agg(a) from jsonb_array_elements_text(x.filter -> 'area') a), '{}') as areas,
       (select count(*)::int from drawn_subject d where d.draw_id = w.id and d.stratum = x.number) as drawn,
       (select count(*)::int from pool_entry p where p.task_id = t.id and p.stratum = x.number) as pool
     from draw w join task t on t.id = w.task_id join stratum x on x.task_id = t.id
       join unit u on u.id = t.initiator_id
     where w.kind = 'subjects' and w.state = 'confirmed' and t.mode = 'sample'
       and (starts_with(u.path, $1) or starts_with($1, u.path))
       and (w.confirmed_at at time zone 'Asia/Shanghai')::date >= $2
     order by w.confirmed_at`,
    [path, since],
  );

/** The subsisting subjects under a path by category and 所属辖区, with the unit that holds most of each. */
export const poolsUnder = (
  tx: EntityManager,
  path: string,
): Promise<(Pool & { unitId: string })[]> =>
  tx.query(
    `with one as (
       select s.category, s.jurisdiction, s.unit_id, count(*)::int as n from subject s join unit u on u.id = s.unit_id
       where starts_with(u.path, $1) and s.status = '存续' and s.category <> ''
       group by 1, 2, 3)
     select category, sum(n)::int as size, (array_agg(unit_id order by n desc, unit_id))[1] as "unitId",
       (select jsonb_object_agg(jurisdiction, n) from (select jurisdiction, sum(n)::int as n from one i
         where i.category = one.category group by 1) a) as "byArea"
     from one group by category order by category`,
    [path],
  );

/** The windows in which draws are strengthened that are not over. */
export const boostsUnder = (
  tx: EntityManager,
  path: string,
  today: string,
): Promise<(Boost & { kind: string; name: string; document: string })[]> =>
  tx.query(
    `select b.id, b.kind, b.name, b.document, b.categories, b.area, b.starts_on::text as "startsOn",
       b.ends_on::text as "endsOn"
     from boost_window b join unit u on u.id = b.unit_id
     where (starts_with(u.path, $1) or starts_with($1, u.path)) and b.ends_on >= $2
     order by b.starts_on, b.id`,
    [path, today],
  );

/** Inspectors under a path who could be in a team on that day. */
export async function handsUnder(tx: EntityManager, path: string, on: string): Promise<number> {
  const [row] = await tx.query(
    `select count(*)::int as n from inspector i join person p on p.id = i.person_id join unit u on u.id = p.unit_id
     where starts_with(u.path, $1) and p.active and i.status = '在岗' and not i.partner
       and i.licence_expires_on >= $2`,
    [path, on],
  );
  return row.n;
}
