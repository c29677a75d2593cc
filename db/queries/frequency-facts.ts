import type { EntityManager } from 'typeorm';
import type { Boost, Draw, Pool } from '../../domain/frequency/samples.ts';
import type { StratumFilter } from '../../domain/strata.ts';

/** A stratum of a task that was set up and whose pool is not drawn yet. */
export type Planned = { mode: 'rotation' | 'sample'; filter: StratumFilter } & {
  state: string;
  startsOn: string;
  endsOn: string;
  /** The codes of its items. */
  items: string[];
};

const itemsOfTask = `array(select i.code from task_item ti join item i on i.id = ti.item_id
         where ti.task_id = t.id)`;

/** The strata of tasks of a bureau that are on their way to a draw. */
export const plannedUnder = (tx: EntityManager, path: string): Promise<Planned[]> =>
  tx.query(
    `select t.mode, x.filter, t.state, t.starts_on::text as "startsOn", t.ends_on::text as "endsOn", ${itemsOfTask} as items
     from task t join stratum x on x.task_id = t.id join unit u on u.id = t.initiator_id
     where (starts_with(u.path, $1) or starts_with($1, u.path))
       and t.state in ('configured', 'frozen', 'announced', 'drawn')`,
    [path],
  );

/** The confirmed draws of subjects under a path since a day, by category. */
export const drawsUnder = (tx: EntityManager, path: string, since: string): Promise<Draw[]> =>
  tx.query(
    `select w.code as ref, (w.confirmed_at at time zone 'Asia/Shanghai')::date::text as on, x.filter ->> 'category' as category,
       t.mode, ${itemsOfTask} as items, coalesce((select array_agg(a) from jsonb_array_elements_text(x.filter -> 'area') a), '{}') as areas,
       (select count(*)::int from drawn_subject d where d.draw_id = w.id and d.stratum = x.number) as drawn,
       (select count(*)::int from pool_entry p where p.task_id = t.id and p.stratum = x.number) as pool
     from draw w join task t on t.id = w.task_id join stratum x on x.task_id = t.id
       join unit u on u.id = t.initiator_id
     where w.kind = 'subjects' and w.state = 'confirmed'
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
