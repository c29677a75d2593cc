import { z } from 'zod';
import { step } from '../../domain/machine.ts';
import { inspectionStates } from '../../domain/inspection.ts';
import { authorize } from '../../domain/policy.ts';
import { refuseUnruled } from '../../domain/recusal.ts';
import { recusalGrounds } from '../../domain/substitution.ts';
import { lockInspection, ownSeat } from '../inspection/locked.ts';
import { refuseArrived, refuseSecondRequest } from '../substitution/ask.ts';
import { asSeen, usecase } from '../usecase.ts';
import { openRecusal } from './open.ts';

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
  const { actor } = context;
  const locked = await lockInspection(context, given.inspectionId);
  const { inspection, seats, profile } = locked;
  const seat = ownSeat(actor, seats);
  authorize(actor, 'recusal.request', seat);
  step(inspectionStates, inspection.state, 'replace');
  refuseUnruled(profile, 'apply');
  await refuseArrived(context, inspection, seat, 'interest');
  await refuseSecondRequest(context, seat);
  asSeen(context, inspection.version);
  const { ground, note } = given;
  const recusalId = await openRecusal(context, locked, seat, { ground, note, orderedBy: null });
  return { recusalId };
});
