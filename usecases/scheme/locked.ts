import { profilePinned } from '../../db/queries/profile.ts';
import { lockDraft, type Scheme, schemeTask, type SchemeTask } from '../../db/queries/schemes.ts';
import type { Profile } from '../../domain/profile/profile.ts';
import { isOver } from '../../domain/task.ts';
import { Refusal } from '../../domain/refusal.ts';
import { lockTask } from '../draw/locked.ts';
import type { About, Context } from '../usecase.ts';

/** A task, locked, with the draft of its scheme where there is one. */
export type LockedScheme = {
  task: SchemeTask;
  draft: Scheme | undefined;
  profile: Profile;
  about: About;
};

/** Locks the task, then its draft; refuses once the task is over. */
export async function lockScheme(context: Context, taskId: string): Promise<LockedScheme> {
  const { tx } = context;
  await lockTask(context, taskId);
  const task = (await schemeTask(tx, taskId))!;
  if (isOver(task.state)) {
    throw new Refusal('illegal-step', { state: task.state });
  }
  const draft = await lockDraft(tx, taskId);
  const profile = await profilePinned(tx, task);
  const about = { type: 'task', id: taskId, taskId, unitPath: task.initiatorPath };
  return { task, draft, profile, about };
}
