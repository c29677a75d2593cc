import { z } from 'zod';
import { authorize } from '../../domain/policy.ts';
import { refresh } from '../notify.ts';
import { record, usecase } from '../usecase.ts';
import { endVerdict, lockVerdict } from './locked.ts';

const input = z.object({
  heldId: z.uuid(),
  refusal: z.object({ code: z.string(), details: z.record(z.string(), z.unknown()) }),
});

/**
 * A verdict that can not be carried out any more, since rights or facts have changed within its minute:
 * it lapses, the reason on the trail, and the request waits for a decision again.
 */
export const lapseVerdict = usecase(
  'verdict.lapse',
  input,
  async (context, { heldId, refusal }) => {
    authorize(context.actor, 'verdict.lapse', {});
    const { held, about } = await lockVerdict(context, heldId);
    if (held.state !== 'held') return { lapsed: false };
    await endVerdict(context, heldId, 'lapsed', refusal);
    await record(context, 'verdict.lapsed', about, { verdict: held.verdict, code: refusal.code });
    await refresh(context, held.aboutType, held.aboutId);
    return { lapsed: true };
  },
);
