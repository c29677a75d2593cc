import { database } from '../data-source.ts';

/** A task in a list: what it is and how far it has come. */
export type TaskLine = {
  id: string;
  code: string;
  name: string;
  state: string;
  unit: string;
  source: 'plan' | 'ad-hoc';
  isDeployed: boolean;
  startsOn: string;
  endsOn: string;
  drawId: string | null;
  uncommitted: number;
  visits: number;
  done: number;
};

/** The newest tasks of the units at or below `paths`, carried out or set up there. */
export const tasksUnder = (paths: string[], limit = 100): Promise<TaskLine[]> =>
  database().query(
    `select t.id, t.code, t.name, t.state, t.source,
       coalesce((select string_agg(x.name, '、' order by x.path) from unit x
         where x.id in (select r.unit_id from task_unit r where r.task_id = t.id)), u.name) as unit,
       exists (select 1 from deployment y where y.task_id = t.id) as "isDeployed", t.starts_on as "startsOn", t.ends_on as "endsOn",
       d.id as "drawId",
       (select count(*)::int from entropy_source e where e.draw_id = d.id and e.kind = 'reveal'
         and e.commitment is null) as uncommitted,
       (select count(*)::int from inspection_task v where v.task_id = t.id) as visits,
       (select count(*)::int from inspection_task v join inspection n on n.id = v.inspection_id
         where v.task_id = t.id and n.state in ('published', 'withheld')) as done
     from task t join unit u on u.id = t.unit_id join unit i on i.id = t.initiator_id
       left join draw d on d.task_id = t.id and d.kind = 'subjects'
     where exists (select 1 from unnest($1::text[]) p where starts_with(u.path, p) or starts_with(i.path, p)
       or exists (select 1 from task_unit r join unit x on x.id = r.unit_id
         where r.task_id = t.id and starts_with(x.path, p)))
     order by t.created_at desc limit $2`,
    [paths, limit],
  );
