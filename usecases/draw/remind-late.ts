import { z } from 'zod';
import { peopleWith } from '../../db/queries/people.ts';
import { sourcesOf } from '../../db/queries/sources.ts';
import { dayOf } from '../../domain/day.ts';
import { authorize } from '../../domain/policy.ts';
import { notify } from '../notify.ts';
import { record, usecase } from '../usecase.ts';
import { lockDraw } from './locked.ts';

/**
 * Tells the setter and the planners, once for each, that the result of a lottery is still to be entered.
 * Nothing else follows: it is public and nobody can change it. An approver may void the draw.
 */
export const remindLateSources = usecase(
  'draw.remind-late',
  z.object({ drawId: z.uuid() }),
  async (context, { drawId }) => {
    const { tx, actor, now } = context;
    authorize(actor, 'draw.remind-late', {});
    const { draw, task, initiator, about } = await lockDraw(context, drawId);
    const today = dayOf(now);
    const told: { position: number }[] = await tx.query(
      `select (data ->> 'position')::int as position from event
       where type = 'draw.source-late' and about_id = $1`,
      [drawId],
    );
    const late = (await sourcesOf(tx, drawId)).filter(
      ({ kind, value, drawnOn, position }) =>
        kind === 'lottery' &&
        value === null &&
        drawnOn! < today &&
        !told.some((one) => one.position === position),
    );
    if (draw.state !== 'announced' || late.length === 0) return { late: 0 };
    const planners = await peopleWith(tx, 'planner', initiator.path, today);
    for (const { position, name, drawnOn } of late) {
      await record(context, 'draw.source-late', about, { position, name, on: drawnOn });
      await notify(
        context,
        {
          card: 'draw-desk',
          about: { type: 'draw', id: drawId },
          class: 'reminder',
          dedupeKey: `draw:${drawId}:late:${position}`,
        },
        [task.setBy, ...planners],
      );
    }
    return { late: late.length };
  },
);
