import { database } from '../data-source.ts';

/** A rotation of which a batch is due; one that is being matched comes again when its teams are drawn. */
export const batchesToDispatch = (today: string): Promise<{ taskId: string; unitPath: string }[]> =>
  database().query(
    `select t.id as "taskId", u.path as "unitPath"
     from task t join unit u on u.id = t.initiator_id join draw d on d.task_id = t.id and d.kind = 'subjects'
     where t.mode = 'rotation' and t.state in ('dispatched', 'matched')
       and exists (${unsent} and b.starts_on <= $1)
       and not exists (select 1 from draw m where m.task_id = t.id and m.kind = 'match' and m.state = 'announced')
     order by t.starts_on, t.id`,
    [today],
  );

/** A batch as the page of its task shows it; nobody is named. */
export type BatchRow = {
  number: number;
  startsOn: string;
  endsOn: string;
  subjects: number;
  dispatchedAt: Date | null;
};

/** The batches of a rotation that was dispatched, in their order; none of a sample. */
export const batchesOf = (taskId: string): Promise<BatchRow[]> =>
  database().query(
    `select b.number, b.starts_on as "startsOn", b.ends_on as "endsOn", count(*)::int as subjects,
       x.dispatched_at as "dispatchedAt"
     from draw d join rotation_batch b on b.draw_id = d.id
       left join rotation_dispatch x on x.draw_id = b.draw_id and x.number = b.number
     where d.task_id = $1 group by 1, 2, 3, 5 order by b.number`,
    [taskId],
  );

const unsent = `
select 1 from rotation_batch b where b.draw_id = d.id and not exists (
  select 1 from rotation_dispatch x where x.draw_id = b.draw_id and x.number = b.number)`;
