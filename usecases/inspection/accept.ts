import { z } from 'zod';
import { step } from '../../domain/machine.ts';
import { inspectionStates } from '../../domain/inspection.ts';
import { authorize } from '../../domain/policy.ts';
import { Refusal } from '../../domain/refusal.ts';
import { refresh } from '../notify.ts';
import { tellTime } from '../schedule/tell.ts';
import { asSeen, record, usecase } from '../usecase.ts';
import { lockInspection, ownSeat } from './locked.ts';
import { refuseInterested } from './refuse-interested.ts';
import { refuseOutsideWindow } from './refuse-outside-window.ts';

/** A matched inspector takes the visit on; when the whole team has, it is accepted. */
export const acceptInspection = usecase(
  'inspection.accept',
  z.object({ inspectionId: z.uuid() }),
  async (context, { inspectionId }) => {
    const { tx, actor, now } = context;
    const { days, inspection, seats, about } = await lockInspection(context, inspectionId);
    const seat = ownSeat(actor, seats);
    authorize(actor, 'inspection.accept', seat);
    const state = step(inspectionStates, inspection.state, 'accept');
    if (seat.acceptedAt) throw new Refusal('illegal-step', { state, action: 'accept' });
    asSeen(context, inspection.version);
    refuseOutsideWindow(context, days);
    await refuseInterested(context, inspection);

    await tx.query('update seat set accepted_at = $2, version = version + 1 where id = $1', [
      seat.id,
      now,
    ]);
    const all = seats.every((other) => other.id === seat.id || other.acceptedAt !== null);
    // No new version: somebody else's acceptance makes no card of this visit out of date.
    if (all)
      await tx.query('update inspection set state = $2 where id = $1', [inspectionId, state]);
    await record(context, 'inspection.accepted', about, { seat: seat.number, all });
    await refresh(context, 'inspection', inspectionId);
    await tellTime(context, seat);
    return { state: all ? state : inspection.state };
  },
);
