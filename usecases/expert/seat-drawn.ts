import { z } from 'zod';
import { Draw } from '../../db/entities/draw.ts';
import type { FrozenMatchInput } from '../../domain/match/input.ts';
import { authorize } from '../../domain/policy.ts';
import { Refusal } from '../../domain/refusal.ts';
import { makeSecret } from '../draw/make-secret.ts';
import { lockInspection } from '../inspection/locked.ts';
import { drawPeople, hasEntropy } from '../team/run-match.ts';
import { voidMatch } from '../team/void-match.ts';
import { commandOf, type Context, type UseCase, usecase } from '../usecase.ts';
import { joinVisit } from './join-visit.ts';

const input = z.object({ drawId: z.uuid() });

/**
 * 从专家库中随机选取: draws the expert of an announced draw, once, with entropy that did not exist
 * when it was announced. No expert is named when the draw was void instead, because of an interest that
 * came on file meanwhile, nor while it waits for its round of drand.
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
  const experts = await expertsBySerial(context, draw);
  if (draw.state === 'announced' && experts.some(({ isNew }) => isNew)) {
    const about = { ...locked.about, type: 'draw', id: drawId };
    await voidMatch(context, draw, about, '公告后登记了新的利害关系，须重新抽取');
    return { expertId: null };
  }
  if (!(await hasEntropy(context, draw))) return { expertId: null };
  const { teams } = await drawPeople(context, draw);
  const expertId = experts.find(({ serial }) => serial === teams[0]!.members[0])!.id;
  await joinVisit(context, locked, { expertId, mode: 'draw', drawId });
  return { expertId };
});

type Drawable = { id: string; serial: number; isNew: boolean };

// Those of the frozen input; new is whoever has had an interest since without being recused in it.
async function expertsBySerial({ tx }: Context, { input: frozen, inspectionId }: Draw) {
  const [{ eligible, recused }] = (frozen as FrozenMatchInput).teams as [
    FrozenMatchInput['teams'][0],
  ];
  const rows: Drawable[] = await tx.query(
    `select e.id, e.serial, not e.serial = any($3) and exists (
       select from expert_interest i join inspection n on n.id = $2 join subject s on s.id = n.subject_id
       where i.expert_id = e.id and i.uscc = s.uscc and i.ended_at is null) as "isNew"
     from expert e where e.serial = any($1)`,
    [eligible, inspectionId, recused],
  );
  return rows;
}
