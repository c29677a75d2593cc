import type { EntityManager } from 'typeorm';
import type { PlanFigures } from '../../domain/plan-gauges.ts';

type Question = { unitId: string; path: string; year: number; today: string };

/**
 * What a bureau's year has come to, from its draws, visits and disclosures: a draw belongs to the
 * year in which its task begins. One draw counts once, however many subjects it drew.
 */
export async function planFigures(tx: EntityManager, question: Question): Promise<PlanFigures> {
  const { unitId, path, year, today } = question;
  const [counts] = await tx.query(countsOfYear, [path, year, today]);
  const lines = await tx.query(linesInForce, [unitId, path, year]);
  const branches = await tx.query(branchesInForce, [unitId, path, year]);
  return { year, today, ...counts, lines, branches };
}

// The confirmed draws of subjects of a bureau's tasks in a year.
const drawnIn = `
  select d.id, t.id as task_id, t.plan_line_id from draw d join task t on t.id = d.task_id
    join unit u on u.id = t.initiator_id
  where d.kind = 'subjects' and d.state = 'confirmed' and starts_with(u.path, $PATH)
    and t.starts_on >= make_date($YEAR, 1, 1) and t.starts_on < make_date($YEAR + 1, 1, 1)`;
const drawn = (path: string, year: string) =>
  drawnIn.replace('$PATH', path).replaceAll('$YEAR', `${year}::int`);

const countsOfYear = `
with drawn as (${drawn('$1', '$2')}),
  open as (
    select o.due_on, o.met_at from obligation o join disclosure x on x.id = o.about_id
      join inspection n on n.id = x.inspection_id join task t on t.id = n.task_id
      join unit u on u.id = t.initiator_id
    where o.kind = 'disclosure' and starts_with(u.path, $1) and extract(year from t.starts_on) = $2
      and (o.due_on < $3::date or o.met_at is not null))
select
  (select count(*)::int from subject s
    where s.status = '存续' and s.unit_id in (select id from unit where starts_with(path, $1))) as registry,
  (select count(distinct s.subject_id)::int from drawn_subject s join drawn on drawn.id = s.draw_id) as covered,
  (select count(*)::int from drawn) as draws,
  (select count(*)::int from drawn where exists (
    select from task_participant p where p.task_id = drawn.task_id and p.state = 'confirmed')) as joint,
  (select count(distinct p.task_id)::int from task_participant p join unit m on m.id = p.unit_id
      join task t on t.id = p.task_id join unit u on u.id = t.initiator_id
      join draw d on d.task_id = t.id and d.kind = 'subjects' and d.state = 'confirmed'
    where p.state = 'confirmed' and starts_with(m.path, $1) and not starts_with(u.path, $1)
      and extract(year from t.starts_on) = $2) as joined,
  (select count(*)::int from open) as "dueDisclosures",
  (select count(*)::int from open
    where (met_at at time zone 'Asia/Shanghai')::date <= due_on) as "onTimeDisclosures"`;

// The plan in force, each line with what was drawn under its name in any version of the year's plan.
const inForce = `
with drawn as (${drawn('$2', '$3')}),
  line as (
    select l.*, (select subject_category from item where unit_id = p.unit_id and name = l.item_name
        and state <> 'draft' order by state = 'published' desc, version desc limit 1) as category
    from plan_line l join plan p on p.id = l.plan_id
    where p.unit_id = $1 and p.year = $3 and p.state = 'published'),
  done as (
    select l.id as line_id, l.unit_name, drawn.id as draw_id from line l join plan_line o on o.name = l.name
      join plan y on y.id = o.plan_id and y.unit_id = $1 and y.year = $3
      join drawn on drawn.plan_line_id = o.id),
  pool as (
    select category, count(*)::int as count from subject
    where status = '存续' and unit_id in (select id from unit where starts_with(path, $2)) group by category)`;

const linesInForce = `${inForce}
select l.id, l.name, l.unit_name as "unitName", cardinality(l.joint_units) > 0 as joint,
  case l.mode when 'rotation' then 10000 else coalesce(l.ratio_bp, 0) end as "ratioBp", l.draws,
  (select count(distinct draw_id)::int from done where line_id = l.id) as drawn,
  coalesce(pool.count, 0) as pool,
  (select count(distinct s.subject_id)::int from done join drawn_subject s on s.draw_id = done.draw_id
    where done.line_id = l.id) as covered,
  l.ends_on::text as "endsOn"
from line l left join pool on pool.category = l.category order by l.starts_on, l.name`;

const branchesInForce = `${inForce}
select l.unit_name as "unitName",
  (select coalesce(sum(count), 0)::int from pool where category = any(array_agg(l.category))) as pool,
  (select count(distinct s.subject_id)::int from done join drawn_subject s on s.draw_id = done.draw_id
    where done.unit_name = l.unit_name) as covered
from line l group by l.unit_name order by l.unit_name`;
