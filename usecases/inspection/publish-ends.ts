import type { Task } from '../../db/entities/task.ts';
import { publish } from '../publish.ts';
import type { Context } from '../usecase.ts';

/**
 * Publishes the notice of a task once more, with how many of its visits ended without a result and on which
 * grounds: counts, never a subject, a reason or a document. Nothing where the task has no notice.
 */
export async function publishEnds(context: Context, task: Task): Promise<void> {
  const [notice] = await context.tx.query(
    `select title, body from public_notice where kind = 'task' and ref = $1 order by number desc limit 1`,
    [task.code],
  );
  if (!notice) return;
  const grounds: { ground: string; count: number }[] = await context.tx.query(
    `select e.ground, count(*)::int as count from visit_end e
       join inspection_task v on v.inspection_id = e.inspection_id
     where v.task_id = $1 group by 1 order by 1`,
    [task.id],
  );
  const ended = Object.fromEntries(grounds.map(({ ground, count }) => [ground, count]));
  const body = { ...notice.body, ended };
  await publish(context, { kind: 'task', ref: task.code, title: notice.title, body });
}
