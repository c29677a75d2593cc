import { z } from 'zod';
import { Draw } from '../../db/entities/draw.ts';
import { authorize } from '../../domain/policy.ts';
import { Refusal } from '../../domain/refusal.ts';
import { makeSecret } from '../draw/make-secret.ts';
import { drawPeople, hasNewInterest } from '../team/run-match.ts';
import { voidMatch } from '../team/void-match.ts';
import { commandOf, type UseCase, usecase } from '../usecase.ts';
import { announceRedraw, type Approved } from './carry-out.ts';
import { lockRequest } from './locked.ts';
import { swapSeat } from './swap-seat.ts';

const input = z.object({ drawId: z.uuid() });

/**
 * 随机抽取更换, 高青细则 第二十条: draws the substitute of an announced redraw, once, with entropy that is
 * made after the approval. No substitute is named when the draw was void instead and another announced.
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
  const { id, recusalId, method, decidedBy } = request;
  const substitution = { id, recusalId, method, decidedBy: decidedBy! };
  if (draw.state === 'announced' && (await hasNewInterest(context, draw))) {
    const about = { ...locked.about, type: 'draw', id: drawId };
    await voidMatch(context, draw, about, '公告后登记了新的利害关系，须重新抽取');
    await announceRedraw(context, { locked, seat, substitution } satisfies Approved);
    return { substituteId: null };
  }
  const { teams, people } = await drawPeople(context, draw);
  const substituteId = people.get(teams[0]!.members[0]!)!;
  await swapSeat(context, { locked, seat, substitution, substituteId, by: { drawId } });
  return { substituteId };
});
