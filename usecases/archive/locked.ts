import { lockPackage, type PackageRow } from '../../db/queries/archive-packages.ts';
import { unitById } from '../../db/queries/units.ts';
import type { Task } from '../../db/entities/task.ts';
import { Refusal } from '../../domain/refusal.ts';
import { lockTask } from '../draw/locked.ts';
import type { About, Context } from '../usecase.ts';

/** A package with its task, both locked, the task first. */
export async function lockArchive(
  context: Context,
  id: string,
): Promise<{ pack: PackageRow; task: Task; about: About }> {
  const { tx } = context;
  const [found] = await tx.query('select task_id from archive_package where id = $1', [id]);
  if (!found) throw new Refusal('not-found', { what: 'archive' });
  const task = await lockTask(context, found.task_id);
  const pack = await lockPackage(tx, id);
  const { path } = await unitById(tx, task.initiatorId);
  return { pack, task, about: { type: 'archive', id, taskId: task.id, unitPath: path } };
}
