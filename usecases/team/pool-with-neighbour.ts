import { z } from 'zod';
import { profilePinned } from '../../db/queries/profile.ts';
import { unitById } from '../../db/queries/units.ts';
import { holds } from '../../domain/actor.ts';
import { step } from '../../domain/machine.ts';
import { authorize } from '../../domain/policy.ts';
import { cite } from '../../domain/profile/cite.ts';
import { entryOf, parameter } from '../../domain/profile/profile.ts';
import { Refusal } from '../../domain/refusal.ts';
import { requireText } from '../../domain/request.ts';
import { taskStates } from '../../domain/task.ts';
import { lockTask } from '../draw/locked.ts';
import { fileConsent } from '../proposal/consent.ts';
import { fileProposal } from '../proposal/file.ts';
import { asSeen, usecase } from '../usecase.ts';

const input = z.object({
  taskId: z.uuid(),
  neighbourId: z.uuid(),
  reason: z.string().max(1000),
});

/**
 * 与相邻区域合并匹配 (R-118, 高新区指引 第二十条): the executing unit asks for a pool joined with that of a
 * neighbouring area. Both heads consent before anybody of there can be drawn; a head who asks has
 * consented for the own side.
 */
export const poolWithNeighbour = usecase(
  'team.pool-with-neighbour',
  input,
  async (context, { taskId, neighbourId, reason }) => {
    const { tx, actor } = context;
    const task = await lockTask(context, taskId);
    const unit = await unitById(tx, task.unitId);
    authorize(actor, 'team.pool-with-neighbour', { unitPath: unit.path });
    const profile = await profilePinned(tx, task);
    if (!parameter(profile, 'match.neighbourPool')) {
      const named = entryOf(profile, 'match.neighbourPool').p ?? 'match.neighbourPool';
      const rule = cite(profile, 'match.neighbourPool');
      throw new Refusal('neighbour-not-allowed', { parameter: named, rule });
    }
    step(taskStates, task.state, 'match');
    await refusePending(tx, taskId);
    asSeen(context, task.version);
    const neighbour = await unitById(tx, neighbourId);
    const isApart =
      !neighbour.path.startsWith(unit.bureauPath) && !unit.bureauPath.startsWith(neighbour.path);
    if (!isApart) throw new Refusal('neighbour-not-apart', { unit: neighbour.name });

    const isHead = holds(actor, 'head', unit.path);
    const proposalId = await fileProposal(
      context,
      { kind: 'neighbour-pool', taskId, neighbourId, reason: requireText(reason, true) },
      {
        unitPath: unit.path,
        neighbourPath: neighbour.path,
        memberIds: [],
        interestedIds: [],
        spoken: isHead ? ['own'] : [],
      },
    );
    if (isHead) {
      await fileConsent(context, proposalId, { side: 'own', verdict: 'approve', reason: '' });
    }
    return { proposalId };
  },
);

async function refusePending(
  tx: { query: (sql: string, values: string[]) => Promise<{ code: string }[]> },
  taskId: string,
) {
  const [match] = await tx.query(
    `select code from draw where task_id = $1 and kind = 'match' and state <> 'void'`,
    [taskId],
  );
  if (match) throw new Refusal('draw-pending', { code: match.code });
}
