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
  /** Visits that are matched with this task. */
  own: number;
  seated: number;
  inspectors: number;
  accepted: number;
  /** The draw of teams that is announced or done, if there is one. */
  match: { code: string; state: string; drawnAt: string | null } | null;
};

/** A task as its cards show it, or nothing. */
export async function taskFacts(id: string): Promise<TaskFacts | undefined> {
  const [row] = await database().query(sql, [id]);
  return row?.facts;
}

const sql = `
select jsonb_build_object(
  'id', t.id, 'code', t.code, 'name', t.name, 'state', t.state, 'version', t.version,
  'unit', u.name, 'startsOn', t.starts_on, 'endsOn', t.ends_on, 'teamSize', t.team_size,
  'items', (select coalesce(jsonb_agg(i.name order by i.code), '[]') from task_item x
    join item i on i.id = x.item_id where x.task_id = t.id),
  'subjects', (select count(*) from drawn_subject s join draw d on d.id = s.draw_id
    where d.task_id = t.id and d.kind = 'subjects' and d.state <> 'void'),
  'dispatched', (select count(*) from inspection_task v where v.task_id = t.id),
  'merged', (select count(distinct o.inspection_id) from inspection_task v join inspection_task o
    on o.inspection_id = v.inspection_id and o.task_id <> v.task_id where v.task_id = t.id),
  'mergedWith', (select coalesce(jsonb_agg(distinct k.code), '[]') from inspection_task v join inspection_task o
    on o.inspection_id = v.inspection_id and o.task_id <> v.task_id join task k on k.id = o.task_id
    where v.task_id = t.id),
  'own', (select count(*) from inspection n where n.task_id = t.id),
  'seated', (select count(distinct s.inspection_id) from inspection_task v
    join seat s on s.inspection_id = v.inspection_id and s.active where v.task_id = t.id),
  'inspectors', (select count(distinct s.inspector_id) from inspection_task v
    join seat s on s.inspection_id = v.inspection_id and s.active where v.task_id = t.id),
  'accepted', (select count(*) from inspection_task v join inspection n on n.id = v.inspection_id
    where v.task_id = t.id and n.state <> 'assigned'),
  'match', (select jsonb_build_object('code', d.code, 'state', d.state, 'drawnAt', d.drawn_at)
    from draw d where d.task_id = t.id and d.kind = 'match' and ${ofTheseVisits('d', 't')}
    order by d.announced_at desc limit 1)) as facts
from task t join unit u on u.id = t.unit_id where t.id = $1`;
