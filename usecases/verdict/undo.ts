import { z } from 'zod';
import { minuteOf } from '../../domain/day.ts';
import { authorize } from '../../domain/policy.ts';
import { Refusal } from '../../domain/refusal.ts';
import { renewOwn } from '../notify.ts';
import { record, usecase } from '../usecase.ts';
import { endVerdict, lockVerdict } from './locked.ts';

/** 撤销: within the minute whoever decided takes it back, and the request waits as if nothing had been. */
export const undoVerdict = usecase(
  'verdict.undo',
  z.object({ heldId: z.uuid() }),
  async (context, { heldId }) => {
    const { held, about } = await lockVerdict(context, heldId);
    authorize(context.actor, 'verdict.undo', { decidedBy: held.personId });
    if (held.state === 'undone') throw new Refusal('illegal-step', { state: 'undone' });
    if (held.state !== 'held' || held.dueAt <= context.now) {
      throw new Refusal('undo-too-late', { at: minuteOf(held.dueAt) });
    }
    await endVerdict(context, heldId, 'undone');
    await record(context, 'verdict.undone', about, { verdict: held.verdict });
    await renewOwn(context, held.aboutType, held.aboutId, held.personId);
    return { heldId };
  },
);
