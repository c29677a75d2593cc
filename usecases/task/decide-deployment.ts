import { z } from 'zod';
import { Deployment } from '../../db/entities/deployment.ts';
import { unitById } from '../../db/queries/units.ts';
import { deploymentStates } from '../../domain/deployment.ts';
import { step } from '../../domain/machine.ts';
import { authorize } from '../../domain/policy.ts';
import { Refusal } from '../../domain/refusal.ts';
import { personId, requireText } from '../../domain/request.ts';
import { lockTask } from '../draw/locked.ts';
import { refresh } from '../notify.ts';
import { asSeen, record, usecase } from '../usecase.ts';

const input = z.object({
  taskId: z.uuid(),
  verdict: z.enum(['approve', 'reject']),
  reason: z.string().max(1000).optional(),
});

/**
 * 另行部署定向抽查: somebody other than its setter consents to a directed draw beyond the cap, or
 * turns it down with a reason; then its pool is never frozen. Answers the state.
 */
export const decideDeployment = usecase('deployment.decide', input, async (context, given) => {
  const { tx, actor, now } = context;
  const { taskId } = given;
  const task = await lockTask(context, taskId);
  const deployment = await tx.findOneBy(Deployment, { taskId });
  if (!deployment) throw new Refusal('not-found', { what: 'deployment' });
  const { path: unitPath } = await unitById(tx, task.initiatorId);
  authorize(actor, 'deployment.decide', { unitPath, registeredBy: deployment.requestedBy });
  asSeen(context, deployment.version);
  const state = step(deploymentStates, deployment.state, given.verdict);
  const reason = requireText(given.reason, given.verdict === 'reject');
  await tx.query(
    `update deployment set state = $2, decided_by = $3, decided_at = $4, decision_reason = $5,
       version = version + 1 where task_id = $1`,
    [taskId, state, personId(actor), now, reason],
  );
  await tx.query('update task set version = version + 1 where id = $1', [taskId]);
  const about = { type: 'task', id: taskId, taskId, unitPath };
  const { ground } = deployment;
  await record(context, 'task.deployment-decided', about, { verdict: given.verdict, ground });
  await refresh(context, 'task', taskId);
  return state;
});
