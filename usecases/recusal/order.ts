import { z } from 'zod';
import { interestedIn } from '../../db/queries/interested.ts';
import { inspectionStates } from '../../domain/inspection.ts';
import { step } from '../../domain/machine.ts';
import { authorize } from '../../domain/policy.ts';
import { refuseUnruled } from '../../domain/recusal.ts';
import { Refusal } from '../../domain/refusal.ts';
import { personId } from '../../domain/request.ts';
import { recusalGrounds } from '../../domain/substitution.ts';
import { lockInspection } from '../inspection/locked.ts';
import { notify } from '../notify.ts';
import { refuseArrived, refuseSecondRequest } from '../substitution/ask.ts';
import { asSeen, usecase } from '../usecase.ts';
import { openRecusal } from './open.ts';

const input = z.object({
  inspectionId: z.uuid(),
  inspectorId: z.uuid(),
  ground: z.enum(recusalGrounds),
  note: z.string().max(1000).optional(),
});

/**
 * 指令回避, 许昌方案 二(七) 依法回避: a person in charge to whom a ground is known orders that a member stays
 * away; another person decides it, and the seat is filled as after any recusal. Whoever is concerned is told.
 */
export const orderRecusal = usecase('recusal.order', input, async (context, given) => {
  const { tx, actor } = context;
  const { inspectorId, ground, note } = given;
  const locked = await lockInspection(context, given.inspectionId);
  const { inspection, seats, unit, profile } = locked;
  const interestedIds = await interestedIn(tx, inspection.subjectId);
  authorize(actor, 'recusal.order', { unitPath: unit.path, inspectorId, interestedIds });
  refuseUnruled(profile, 'order');
  const seat = seats.find((one) => one.inspectorId === inspectorId);
  if (!seat) throw new Refusal('not-a-member');
  step(inspectionStates, inspection.state, 'replace');
  await refuseArrived(context, inspection, seat, 'interest');
  await refuseSecondRequest(context, seat);
  asSeen(context, inspection.version);
  const orderedBy = personId(actor);
  const recusalId = await openRecusal(context, locked, seat, { ground, note, orderedBy });
  await notify(
    context,
    {
      card: 'recusal',
      about: { type: 'recusal', id: recusalId },
      class: 'notice',
      dedupeKey: `recusal:${recusalId}:ordered`,
    },
    [inspectorId],
  );
  return { recusalId };
});
