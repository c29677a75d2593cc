import { z } from 'zod';
import { Deployment } from '../../db/entities/deployment.ts';
import { unitById } from '../../db/queries/units.ts';
import { deploymentStates } from '../../domain/deployment.ts';
import { step } from '../../domain/machine.ts';
import { authorize } from '../../domain/policy.ts';
import { Refusal } from '../../domain/refusal.ts';
import { taskStates } from '../../domain/task.ts';
import { settleRequest } from '../consent/settle-request.ts';
import { lockTask } from '../draw/locked.ts';
import { refresh } from '../notify.ts';
import { type Context, record, usecase } from '../usecase.ts';

const input = z.object({
  taskId: z.uuid(),
  verdict: z.enum(['approve', 'reject']),
  reason: z.string().max(1000).optional(),
});

/** Decided at once; the doors hold the verdict for a minute first (`holdVerdict`). */
export const decideDeployment = usecase('deployment.decide', input, settleDeployment);

/**
 * 另行部署定向抽查: somebody other than its setter consents to a directed draw beyond the cap, or
 * turns it down with a reason; then its task ends here, and another one can be set up. Answers the state.
 */
export async function settleDeployment(context: Context, given: z.output<typeof input>) {
  const { tx, actor } = context;
  const { taskId } = given;
  const task = await lockTask(context, taskId);
  const deployment = await tx.findOneBy(Deployment, { taskId });
  if (!deployment) throw new Refusal('not-found', { what: 'deployment' });
  const { path: unitPath } = await unitById(tx, task.initiatorId);
  const { requestedBy, ground } = deployment;
  authorize(actor, 'deployment.decide', { unitPath, registeredBy: requestedBy });
  const request = { matter: 'deployment', id: taskId, requesterId: requestedBy } as const;
  const asked = { ...request, row: deployment };
  const state = await settleRequest(context, deploymentStates, asked, given);
  const next = state === 'rejected' ? step(taskStates, task.state, 'refuse') : task.state;
  await tx.query('update task set state = $2, version = version + 1 where id = $1', [taskId, next]);
  const about = { type: 'task', id: taskId, taskId, unitPath };
  await record(context, 'task.deployment-decided', about, { verdict: given.verdict, ground });
  await refreshTask(context, taskId);
  return state;
}

// The departments that were asked to take part see that nothing is asked of them any more.
async function refreshTask(context: Context, taskId: string): Promise<void> {
  await refresh(context, 'task', taskId);
  const asked: { id: string }[] = await context.tx.query(
    'select id from task_participant where task_id = $1',
    [taskId],
  );
  for (const { id } of asked) await refresh(context, 'participant', id);
}
