import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { Recusal } from '../../db/entities/recusal.ts';
import { step } from '../../domain/machine.ts';
import { inspectionStates } from '../../domain/inspection.ts';
import { authorize } from '../../domain/policy.ts';
import { requireText } from '../../domain/request.ts';
import { recusalGrounds } from '../../domain/substitution.ts';
import { lockInspection, ownSeat } from '../inspection/locked.ts';
import { asSeen, record, usecase } from '../usecase.ts';
import {
  askDeciders,
  decidersOf,
  refuseArrived,
  refuseSecondRequest,
} from '../substitution/ask.ts';

const input = z.object({
  inspectionId: z.uuid(),
  ground: z.enum(recusalGrounds),
  note: z.string().max(1000).optional(),
});

/**
 * 申请回避, 高青细则 第二十条: whoever has an interest in the subject must apply, before the visit; after it
 * has begun for them only where the interest came on file since.
 */
export const requestRecusal = usecase('recusal.request', input, async (context, given) => {
  const { tx, actor, now } = context;
  const locked = await lockInspection(context, given.inspectionId);
  const { inspection, seats, about } = locked;
  const seat = ownSeat(actor, seats);
  authorize(actor, 'recusal.request', seat);
  step(inspectionStates, inspection.state, 'replace');
  await refuseArrived(context, inspection, seat, 'interest');
  await refuseSecondRequest(context, seat);
  asSeen(context, inspection.version);
  const note = requireText(given.note, given.ground === 'other');

  const deciders = await decidersOf(context, locked, seat);
  const recusalId = randomUUID();
  await tx.insert(Recusal, {
    id: recusalId,
    inspectionId: inspection.id,
    seatId: seat.id,
    inspectorId: seat.inspectorId,
    ground: given.ground,
    note,
    decider: deciders.decider,
    requestedAt: now,
  });
  const { ground } = given;
  await record(
    context,
    'recusal.requested',
    { ...about, type: 'recusal', id: recusalId },
    {
      inspectionId: inspection.id,
      seat: seat.number,
      ground,
    },
  );
  await askDeciders(context, inspection.id, { type: 'recusal', id: recusalId }, deciders);
  return { recusalId };
});
