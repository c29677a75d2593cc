import { database } from '../data-source.ts';
import { ofTheseVisits } from './current-match.ts';

/** What cards about a task show: counts, the window and the unit, never a subject or an inspector. */
export type TaskFacts = {
  id: string;
  code: string;
  name: string;
  state: string;
  version: number;
  unit: string;
  startsOn: string;
  endsOn: string;
  teamSize: number;
  items: string[];
  subjects: number;
  /** Visits that serve the task, and how many of them serve the tasks `mergedWith`, too. */
  dispatched: number;
  merged: number;
  mergedWith: string[];
  /** Visits that are matched with this task, and those of them that have no team yet. */
  own: number;
  open: number;
  seated: number;
  inspectors: number;
  accepted: number;
  /** Units that were sent it and have not reacted; and who said for a unit that it has it. */
  unanswered: number;
  receipts: { unit: string; by: string; at: string }[];
  /** The draw of teams that is announced or done, if there is one. */
  match: { code: string; state: string; drawnAt: string | null } | null;
};

/** A task as its cards show it, or nothing; of its visits those of the executing `units`, if given. */
export async function taskFacts(
  id: string,
  units: string[] | null = null,
): Promise<TaskFacts | undefined> {
  const [row] = await database().query(sql, [id, units]);
  return row?.facts;
}

const sql = `
with visit as (
  select v.inspection_id as id, n.task_id, n.state
  from inspection_task v join inspection n on n.id = v.inspection_id
  where v.task_id = $1 and ($2::uuid[] is null or n.unit_id = any($2))
), other as (
  select v.id, k.code from visit v join inspection_task o on o.inspection_id = v.id and o.task_id <> $1
    join task k on k.id = o.task_id
), dispatched as (
  select id, unit_id, state from obligation where kind = 'dispatch' and about_id = $1
    and ($2::uuid[] is null or unit_id = any($2))
), held as (
  select v.id, s.inspector_id from visit v join seat s on s.inspection_id = v.id and s.active
)
select jsonb_build_object(
  'id', t.id, 'code', t.code, 'name', t.name, 'state', t.state, 'version', t.version,
  'unit', coalesce((select string_agg(x.name, '、' order by x.path) from unit x
    where x.id in (select r.unit_id from task_unit r where r.task_id = t.id)
      and ($2::uuid[] is null or x.id = any($2))), u.name),
  'startsOn', t.starts_on, 'endsOn', t.ends_on, 'teamSize', t.team_size,
  'items', (select coalesce(jsonb_agg(i.name order by i.code), '[]') from task_item x
    join item i on i.id = x.item_id where x.task_id = t.id),
  'subjects', (select count(*) from drawn_subject s join draw d on d.id = s.draw_id
    where d.task_id = t.id and d.kind = 'subjects' and d.state <> 'void'),
  'dispatched', (select count(*) from visit),
  'merged', (select count(distinct id) from other),
  'mergedWith', (select coalesce(jsonb_agg(distinct code), '[]') from other),
  'own', (select count(*) from visit where task_id = t.id),
  'open', (select count(*) from visit v where v.task_id = t.id and v.state = 'assigned'
    and not exists (select from seat s where s.inspection_id = v.id)),
  'seated', (select count(distinct id) from held),
  'inspectors', (select count(distinct inspector_id) from held),
  'accepted', (select count(*) from visit where state <> 'assigned'),
  'unanswered', (select count(*) from dispatched o where o.state = 'open'),
  'receipts', (select coalesce(jsonb_agg(jsonb_build_object('unit', x.name, 'by', p.name, 'at', r.at)
      order by r.at, x.path), '[]') from dispatched o join dispatch_receipt r on r.obligation_id = o.id
    join person p on p.id = r.person_id join unit x on x.id = o.unit_id),
  'match', (select jsonb_build_object('code', d.code, 'state', d.state, 'drawnAt', d.drawn_at)
    from draw d where d.task_id = t.id and d.kind = 'match' and ${ofTheseVisits('d', 't')}
    order by d.announced_at desc limit 1)) as facts
from task t join unit u on u.id = t.unit_id where t.id = $1`;
