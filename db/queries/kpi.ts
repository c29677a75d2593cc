import type { EntityManager } from 'typeorm';
import type { Trail } from '../../domain/kpi.ts';
import { isClean } from '../../domain/disclosure.ts';
import type { Finding } from '../../domain/inspection.ts';
import { type Pin, pinOf, withProfiles } from './profile.ts';

/**
 * What the trail tells of the units at or below `paths` until a day, for the indicators:
 * read from events, and from rows that an event names and nobody can change. `to` is the day as of which
 * the registry is counted.
 */
export async function trailOfWork(tx: EntityManager, paths: string[], to: string): Promise<Trail> {
  const read = <R>(sql: string): Promise<R[]> => tx.query(sql, [paths, to]);
  return {
    planned: await read(planned),
    announced: await read(announced),
    voided: await read(
      `${dayed} e.about_id as draw from event e where e.type = 'draw.voided' and ${mine}`,
    ),
    confirmed: await read(confirmed),
    signed: await signedResults(tx, paths, to),
    due: await read(due),
    seated: await read(seated),
    registry: await read(registry),
  };
}

const mine = `exists (select 1 from unnest($1::text[]) q where starts_with(e.unit_path, q))
  and (e.at at time zone 'Asia/Shanghai')::date <= $2::date`;
const dayed = `select e.unit_path as path, (e.at at time zone 'Asia/Shanghai')::date::text as "on",`;

// Lines keep their name through the versions of a year's plan; the newest published one is in force.
const lineName = (plan: string, line: string) =>
  `${plan}.unit_id || '/' || ${plan}.year || '/' || ${line}.name`;
const planned = `
select distinct on (line) x.path, x."on", x.line, x.draws, x."endsOn", x.id from (
  select coalesce((select u.path from unit u where u.name = l.unit_name and starts_with(u.path, e.unit_path)
      order by u.path limit 1), e.unit_path) as path,
    (e.at at time zone 'Asia/Shanghai')::date::text as "on", e.id, ${lineName('p', 'l')} as line, l.draws,
    l.ends_on::text as "endsOn", e.id = max(e.id) over (partition by p.unit_id, p.year) as newest
  from event e join plan p on p.id::text = e.about_id join plan_line l on l.plan_id = p.id
  where e.type = 'plan.published' and ${mine}) x
where x.newest and x."endsOn" is not null order by line, x.id`;

// An announcement of a draw of people says which kind it is.
const announced = `${dayed} e.about_id as draw from event e
where e.type = 'draw.announced' and not e.data ? 'kind' and ${mine}`;

const confirmed = `${dayed} e.about_id as draw,
  (select ${lineName('p', 'l')} from task t join plan_line l on l.id = t.plan_line_id
    join plan p on p.id = l.plan_id where t.id = e.task_id) as line,
  exists (select 1 from event j where j.task_id = e.task_id
    and j.type in ('joint.confirmed', 'joint.letter-recorded')) as "isJoint",
  array(select s.subject_id::text from drawn_subject s
    where s.draw_id = (select d.id from draw d where d.id::text = e.about_id)) as subjects
from event e where e.type = 'draw.confirmed' and ${mine}`;

// The day that was told last holds; what was withheld, or belongs to a visit that was ended, is not due. What
// went public before its term began, while its task was still open, was in time: it counts on that day.
const due = `
with told as (
  select distinct on (e.about_id) e.about_id, e.unit_path as path, e.data ->> 'dueOn' as "dueOn"
  from event e where e.type in ('disclosure.clock-started', 'disclosure.deadline-moved') and ${mine}
  order by e.about_id, e.id desc),
early as (
  select e.about_id, min(e.unit_path) as path, min((e.at at time zone 'Asia/Shanghai')::date)::text as "dueOn"
  from event e where e.type = 'disclosure.approved' and ${mine}
    and not exists (select 1 from told where told.about_id = e.about_id)
  group by e.about_id),
said as (select * from told union all select * from early)
select said.path, said."dueOn", (
    select min((e.at at time zone 'Asia/Shanghai')::date)::text from event e
    where e.type = 'disclosure.approved' and e.about_id = said.about_id and ${mine}) as "publishedOn"
from said
where not exists (select 1 from event e where e.about_type = 'disclosure' and e.about_id = said.about_id
    and e.type = 'disclosure.withheld')
  and not exists (select 1 from event o join event n on n.about_type = 'inspection'
      and n.about_id = o.data ->> 'inspectionId' and n.type = 'inspection.ended'
    where o.about_type = 'disclosure' and o.about_id = said.about_id and o.type = 'disclosure.opened')`;

const seated = `${dayed} case e.type when 'inspection.assigned' then 'drawn'
    when 'team.assigned-directly' then 'assigned' when 'substitution.replaced' then 'replaced'
    else 'appointed' end as how,
  case when e.data ? 'seats' then jsonb_array_length(e.data -> 'seats') else 1 end as count
from event e where e.type in ('inspection.assigned', 'team.assigned-directly', 'substitution.replaced',
  'substitution.appointed') and ${mine}`;

// The registry as that day left it: later versions, and what was recorded later, are not looked at.
const registry = `
select x.path, count(*)::int as count from (
  select distinct on (v.subject_id) u.path, v.status from subject_version v join unit u on u.id = v.unit_id
  where v.effective_on <= $2::date and (v.recorded_at at time zone 'Asia/Shanghai')::date <= $2::date
  order by v.subject_id, v.version desc) x
where x.status = '存续' and exists (select 1 from unnest($1::text[]) q where starts_with(x.path, q))
group by x.path`;

type Signed = Pin & {
  path: string;
  on: string;
  inspection: string;
  finding: Finding;
  isCorrection: boolean;
};

// Whether a finding is a problem is said by the rules that the task was begun under.
async function signedResults(
  tx: EntityManager,
  paths: string[],
  to: string,
): Promise<Trail['signed']> {
  const rows: Signed[] = await tx.query(
    `select * from (${dayed} e.id, e.data ->> 'inspectionId' as inspection, r.data ->> 'finding' as finding,
         ${pinOf('t')}, false as "isCorrection"
       from event e join task t on t.id = e.task_id
         join event r on r.type = 'result.submitted' and r.about_type = 'inspection'
           and r.about_id = e.data ->> 'inspectionId' and r.data ->> 'number' = e.data ->> 'result'
       where e.type = 'disclosure.opened' and ${mine}
       union all ${dayed} e.id, o.data ->> 'inspectionId', e.data ->> 'finding', ${pinOf('t')}, true
       from event e join task t on t.id = e.task_id
         join lateral (select o.data from event o where o.type = 'disclosure.opened' and o.about_type = 'disclosure'
           and o.about_id = e.data ->> 'disclosureId' order by o.id limit 1) o on true
       where e.type = 'correction.signed' and e.data ->> 'finding' <> e.data ->> 'from' and ${mine}) x
     order by x.id`,
    [paths, to],
  );
  const ruled = await withProfiles(tx, rows);
  return ruled.map(({ path, on, inspection, finding, isCorrection, profile }) => ({
    path,
    on,
    inspection,
    isProblem: !isClean(profile, finding),
    ...(isCorrection && { isCorrection }),
  }));
}
