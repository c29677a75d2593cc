import { lockTask } from './locked.ts';
import { openSealed } from './open.ts';
import type { Context } from '../usecase.ts';

/**
 * A result is disclosed: the draws behind it are opened now, at the latest (draw.md §2), unless somebody
 * else who was drawn with it is still to be visited and would be warned. Then they wait for the last
 * visit, and the disclosure shows this one subject only.
 */
export async function openVisited(context: Context, inspectionId: string): Promise<void> {
  const tasks: { id: string }[] = await context.tx.query(
    `select t.id from task t join inspection_task v on v.task_id = t.id
     where v.inspection_id = $1 and t.state in ('dispatched', 'matched') and not exists (
       select 1 from inspection_task w join inspection n on n.id = w.inspection_id
       where w.task_id = t.id and n.state in ('assigned', 'accepted', 'started'))
     -- The later batches of a rotation have no visits yet, and are to be warned least of all.
     and not exists (
       select 1 from draw d join drawn_subject s on s.draw_id = d.id
       where d.task_id = t.id and d.kind = 'subjects' and not exists (
         select 1 from inspection_task x where x.task_id = t.id and x.subject_id = s.subject_id))
     order by t.id`,
    [inspectionId],
  );
  for (const { id } of tasks) await openSealed(context, await lockTask(context, id));
}
