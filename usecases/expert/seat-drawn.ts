import { z } from 'zod';
import { Draw } from '../../db/entities/draw.ts';
import { authorize } from '../../domain/policy.ts';
import { Refusal } from '../../domain/refusal.ts';
import { makeSecret } from '../draw/make-secret.ts';
import { lockInspection } from '../inspection/locked.ts';
import { hasNewInterest } from '../team/new-interest.ts';
import { drawPeople, hasEntropy } from '../team/run-match.ts';
import { voidMatch } from '../team/void-match.ts';
import { commandOf, type Context, record, type UseCase, usecase } from '../usecase.ts';
import { joinVisit } from './join-visit.ts';

const input = z.object({ drawId: z.uuid() });

/**
 * 从专家库中随机选取: draws the expert of an announced draw, once, with entropy that did not exist
 * when it was announced. No expert is named when the draw was void instead, because of an interest that
 * came on file meanwhile, nor while it waits for its round of drand; nor where the interest came when the
 * result could be known: then it stands for everybody to see, and the next draw names it.
 */
export const seatDrawnExpert: UseCase<z.input<typeof input>, { expertId: string | null }> = async (
  command,
  given,
  now,
) => {
  await makeSecret(commandOf(command.actor, command.door), given, now);
  return seat(command, given, now);
};

const seat = usecase('expert.seat', input, async (context, { drawId }) => {
  const { tx, actor } = context;
  authorize(actor, 'expert.seat', {});
  const found = await tx.findOneBy(Draw, { id: drawId, kind: 'expert' });
  if (!found?.inspectionId) throw new Refusal('not-found', { what: 'draw' });
  const locked = await lockInspection(context, found.inspectionId);
  const draw = await tx.findOneOrFail(Draw, {
    where: { id: drawId },
    lock: { mode: 'pessimistic_write' },
  });
  const about = { ...locked.about, type: 'draw', id: drawId };
  if (draw.state === 'announced' && (await hasNewInterest(context, draw))) {
    await voidMatch(context, draw, about, '公告后登记了新的利害关系，须重新抽取');
    return { expertId: null };
  }
  if (!(await hasEntropy(context, draw))) return { expertId: null };
  const { teams } = await drawPeople(context, draw);
  const { id: expertId, isBarred } = await expertOf(context, draw, teams[0]!.members[0]!);
  if (isBarred) {
    await record(context, 'expert.barred', about, { code: draw.code, expertId });
    return { expertId: null };
  }
  await joinVisit(context, locked, { expertId, mode: 'draw', drawId });
  return { expertId };
});

/** The expert of this serial, and whether they have an interest in the subject of the visit. */
async function expertOf(
  { tx }: Context,
  { inspectionId }: Draw,
  serial: number,
): Promise<{ id: string; isBarred: boolean }> {
  const [expert] = await tx.query(
    `select e.id, exists (select from expert_interest i
         join inspection n on n.id = $2 join subject s on s.id = n.subject_id
       where i.expert_id = e.id and i.uscc = s.uscc and i.ended_at is null) as "isBarred"
     from expert e where e.serial = $1`,
    [serial, inspectionId],
  );
  return expert;
}
