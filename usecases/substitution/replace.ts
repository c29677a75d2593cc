import { z } from 'zod';
import { Draw } from '../../db/entities/draw.ts';
import { authorize } from '../../domain/policy.ts';
import { Refusal } from '../../domain/refusal.ts';
import { makeSecret } from '../draw/make-secret.ts';
import { wake } from '../notify.ts';
import { hasNewInterest } from '../team/new-interest.ts';
import { drawPeople, hasEntropy } from '../team/run-match.ts';
import { voidMatch } from '../team/void-match.ts';
import { commandOf, type UseCase, usecase } from '../usecase.ts';
import { lockRequest } from './locked.ts';
import { swapSeat } from './swap-seat.ts';

const input = z.object({ drawId: z.uuid() });

/**
 * 随机抽取更换, 高青细则 第二十条: draws the substitute of an announced redraw, once, with entropy that is
 * made after the approval. No substitute is named when the draw was void instead: the sweep announces
 * another one; nor while it waits for its round of drand.
 */
export const replaceInspector: UseCase<
  z.input<typeof input>,
  { substituteId: string | null }
> = async (command, given, now) => {
  await makeSecret(commandOf(command.actor, command.door), given, now);
  return replace(command, given, now);
};

const replace = usecase('substitution.replace', input, async (context, { drawId }) => {
  const { tx, actor } = context;
  authorize(actor, 'substitution.replace', {});
  const found = await tx.findOneBy(Draw, { id: drawId });
  if (!found?.substitutionId) throw new Refusal('not-found', { what: 'substitution' });
  const { request, locked } = await lockRequest(context, 'substitution', found.substitutionId);
  const draw = await tx.findOneOrFail(Draw, {
    where: { id: drawId },
    lock: { mode: 'pessimistic_write' },
  });
  const seat = locked.seats.find(({ id }) => id === request.seatId)!;
  if (draw.state === 'announced' && (await hasNewInterest(context, draw))) {
    const about = { ...locked.about, type: 'draw', id: drawId };
    await voidMatch(context, draw, about, '公告后登记了新的利害关系，须重新抽取');
    await wake(tx, 'draws');
    return { substituteId: null };
  }
  if (!(await hasEntropy(context, draw))) return { substituteId: null };
  const { teams, people } = await drawPeople(context, draw);
  const substituteId = people.get(teams[0]!.members[0]!)!;
  const substitution = { id: request.id, recusalId: request.recusalId };
  await swapSeat(context, { locked, seat, substitution, substituteId, by: { drawId } });
  // The next substitution of this task may have waited for this one.
  await wake(tx, 'draws');
  return { substituteId };
});
