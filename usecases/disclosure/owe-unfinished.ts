import { randomUUID } from 'node:crypto';
import { Disclosure } from '../../db/entities/disclosure.ts';
import type { Task } from '../../db/entities/task.ts';
import { profilePinned } from '../../db/queries/profile.ts';
import { parameter } from '../../domain/profile/profile.ts';
import { type Context, record } from '../usecase.ts';

/**
 * the term runs from the end of the task for every one of its visits. One without a signed
 * result owes its disclosure too, so that it is reminded of and shows as overdue.
 */
export async function oweUnfinished(context: Context, task: Task): Promise<void> {
  const { tx } = context;
  const unfinished: { id: string; unitPath: string }[] = await tx.query(
    `select n.id, u.path as "unitPath" from inspection_task v
       join inspection n on n.id = v.inspection_id join unit u on u.id = n.unit_id
     where v.task_id = $1 and n.state in ('assigned', 'accepted', 'started', 'submitted')
       and not exists (select 1 from disclosure d where d.inspection_id = n.id)
     order by n.code`,
    [task.id],
  );
  if (unfinished.length === 0) return;
  const single = parameter(await profilePinned(tx, task), 'joint.singleDisclosure');
  for (const { id: inspectionId, unitPath } of unfinished) {
    const id = randomUUID();
    await tx.insert(Disclosure, { id, inspectionId, resultId: null, single });
    const about = { type: 'disclosure', id, taskId: task.id, unitPath };
    await record(context, 'disclosure.opened', about, { inspectionId, result: null });
  }
}
