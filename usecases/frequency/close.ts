import { z } from 'zod';
import { lockMiss } from '../../db/queries/missed-frequencies.ts';
import { dayOf } from '../../domain/day.ts';
import { authorize } from '../../domain/policy.ts';
import { Refusal } from '../../domain/refusal.ts';
import { personId } from '../../domain/request.ts';
import { refresh } from '../notify.ts';
import { asSeen, record, usecase } from '../usecase.ts';

const input = z.object({ obligationId: z.uuid(), reason: z.string().trim().min(1).max(1000) });

/**
 * closes a frequency that was missed, with a reason, so that nobody is reminded of it any more. It
 * is not met by this and stays on the list of misses. Refuses `not-missed` before its last day is past,
 * and when it was met or closed already.
 */
export const closeMiss = usecase('frequency.close', input, async (context, given) => {
  const { tx, actor, now } = context;
  const { obligationId: id, reason } = given;
  const miss = await lockMiss(tx, id);
  if (!miss) throw new Refusal('not-found', { what: 'obligation' });
  const { unitPath, label, dueOn, period } = miss;
  authorize(actor, 'frequency.close', { unitPath });
  asSeen(context, miss.version);
  if (miss.state !== 'open' || dayOf(now) <= dueOn) throw new Refusal('not-missed', { dueOn });
  await tx.query(
    `update obligation set state = 'closed', closed_at = $2, closed_by = $3, close_reason = $4,
       version = version + 1 where id = $1`,
    [id, now, personId(actor), reason],
  );
  const about = { type: 'obligation', id, unitPath };
  await record(context, 'frequency.closed', about, { label, dueOn, period, reason });
  await refresh(context, 'obligation', id);
  return { obligationId: id };
});
