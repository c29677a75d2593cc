import { z } from 'zod';
import { interestedIn } from '../../db/queries/interested.ts';
import { authorize } from '../../domain/policy.ts';
import { Refusal } from '../../domain/refusal.ts';
import { personId, requireText } from '../../domain/request.ts';
import { lockInspection } from '../inspection/locked.ts';
import { fileProposal } from '../proposal/file.ts';
import { asSeen, usecase } from '../usecase.ts';
import { weighAssignment } from './direct-pool.ts';

const input = z.object({
  inspectionId: z.uuid(),
  /** The team to be, its lead first. */
  memberIds: z.array(z.uuid()).min(1).max(20),
  reason: z.string().max(1000),
});

/**
 * 申请直接委派 (R-117, 高新区指引 第二十条): where too few could be drawn for a visit, the executing unit's
 * planner names a team, with a reason; the head of the unit decides. What was counted stays on file.
 */
export const assignDirectly = usecase('team.assign-directly', input, async (context, given) => {
  const { tx, actor } = context;
  const locked = await lockInspection(context, given.inspectionId);
  const { task, inspection, unit } = locked;
  authorize(actor, 'team.assign-directly', { unitPath: unit.path });
  const evidence = await weighAssignment(context, locked, given.memberIds);
  asSeen(context, inspection.version);
  // Whoever asks for a team is not in it.
  if (given.memberIds.includes(personId(actor))) throw new Refusal('forbidden');
  const proposalId = await fileProposal(
    context,
    {
      kind: 'direct-assignment',
      taskId: task.id,
      inspectionId: inspection.id,
      memberIds: given.memberIds,
      reason: requireText(given.reason, true),
      ...evidence,
    },
    {
      unitPath: unit.path,
      neighbourPath: null,
      memberIds: given.memberIds,
      interestedIds: await interestedIn(tx, inspection.subjectId),
      spoken: [],
    },
  );
  return { proposalId, ...evidence };
});
