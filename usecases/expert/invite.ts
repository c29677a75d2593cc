import type { EntityManager } from 'typeorm';
import { z } from 'zod';
import { expertsFor } from '../../db/queries/experts.ts';
import { interestedIn } from '../../db/queries/interested.ts';
import { visitOf } from '../../db/queries/visits.ts';
import { expertInput } from '../../domain/experts.ts';
import { authorize } from '../../domain/policy.ts';
import { cite } from '../../domain/profile/cite.ts';
import { Refusal } from '../../domain/refusal.ts';
import { requireText } from '../../domain/request.ts';
import { type LockedInspection, lockInspection } from '../inspection/locked.ts';
import { wake } from '../notify.ts';
import { fileProposal } from '../proposal/file.ts';
import { announceMatch } from '../team/announce.ts';
import { asSeen, type Context, usecase } from '../usecase.ts';
import { refuseMode, refuseUninvited } from './refuse-uninvited.ts';

const input = z.discriminatedUnion('mode', [
  z.object({ inspectionId: z.uuid(), mode: z.literal('draw'), skill: z.string().trim().min(1) }),
  z.object({
    inspectionId: z.uuid(),
    mode: z.literal('appointment'),
    expertId: z.uuid(),
    reason: z.string().max(1000),
  }),
]);
type Given = z.output<typeof input>;

/**
 * 专家参与 (R-046, R-116, 高新区指引 第二十条): the executing unit has an expert drawn for a visit, or names
 * one with a reason for the approver to consent to. Experts come on top of the team, never in it.
 */
export const inviteExpert = usecase('expert.invite', input, async (context, given) => {
  const locked = await lockInspection(context, given.inspectionId);
  authorize(context.actor, 'expert.invite', { unitPath: locked.unit.path });
  refuseMode(locked, given.mode);
  asSeen(context, locked.inspection.version);
  return given.mode === 'draw'
    ? announceDraw(context, locked, given.skill)
    : propose(context, locked, given);
});

async function announceDraw(context: Context, locked: LockedInspection, skill: string) {
  const { tx } = context;
  const { task, inspection, unit, profile } = locked;
  const question = { inspectionId: inspection.id, bureauPath: unit.bureauPath, skill };
  const candidates = await expertsFor(tx, question);
  if (candidates.every(({ interested }) => interested)) {
    throw new Refusal('no-expert', { rule: cite(profile, 'team.expertMode') });
  }
  const { recordId } = await visitOf(tx, inspection.id);
  const [{ count }] = await tx.query(
    `select count(*)::int as count from draw where task_id = $1 and kind = 'expert'`,
    [task.id],
  );
  const drawId = await announceMatch(context, {
    kind: 'expert',
    code: `${task.code}-E${count + 1}`,
    task,
    unit,
    input: expertInput(recordId, candidates),
    cap: 1,
    predecessor: await fruitless(tx, inspection.id),
    inspectionId: inspection.id,
  });
  await wake(tx, 'draws');
  return { drawId };
}

// The last draw for this visit where nobody came of it: a second try is seen as one.
async function fruitless(tx: EntityManager, inspectionId: string): Promise<string | null> {
  const [last] = await tx.query(
    `select d.code, exists (select from expert_seat x where x.draw_id = d.id) as joined
     from draw d where d.inspection_id = $1 and d.kind = 'expert' order by d.announced_at desc, d.code desc limit 1`,
    [inspectionId],
  );
  return last && !last.joined ? last.code : null;
}

async function propose(
  context: Context,
  locked: LockedInspection,
  given: Extract<Given, { mode: 'appointment' }>,
) {
  const { task, inspection, unit } = locked;
  await refuseUninvited(context, locked, 'appointment', given.expertId);
  const proposalId = await fileProposal(
    context,
    {
      kind: 'expert',
      taskId: task.id,
      inspectionId: inspection.id,
      expertId: given.expertId,
      reason: requireText(given.reason, true),
    },
    {
      unitPath: unit.path,
      neighbourPath: null,
      memberIds: [],
      interestedIds: await interestedIn(context.tx, inspection.subjectId),
      spoken: [],
    },
  );
  return { proposalId };
}
