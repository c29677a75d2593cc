import { z } from 'zod';
import { dayOf } from '../../domain/day.ts';
import { Refusal } from '../../domain/refusal.ts';
import { personId } from '../../domain/request.ts';
import { authorizeOwner } from '../registry/owner.ts';
import { tellWhy } from '../registry/tell.ts';
import { asSeen, record, usecase } from '../usecase.ts';
import { exposeBlacklist } from './expose.ts';
import { lockFlag } from './locked.ts';
import { stepFlags } from './step.ts';

const input = z.object({
  flagId: z.uuid(),
  /** The last day on which it holds; yesterday takes it off at once. */
  endsOn: z.iso.date(),
  reason: z.string().trim().min(1).max(500),
});

/** ends a flag with a reason, today or later; it stays on file with who ended it. */
export const endFlag = usecase('flag.end', input, async (context, given) => {
  const { tx, actor, now } = context;
  const { flag, locked } = await lockFlag(context, given.flagId);
  await authorizeOwner(context, 'flag.end', locked.unit);
  if (flag.state !== 'in-force' || flag.endedAt) throw new Refusal('flag-over');
  asSeen(context, flag.version);
  if (given.endsOn < flag.startsOn || given.endsOn < dayBefore(dayOf(now))) {
    throw new Refusal('bad-input', { field: 'endsOn' });
  }
  await tx.query(
    `update subject_flag set ends_on = $2, ended_by = $3, ended_at = $4, end_reason = $5, version = version + 1
     where id = $1`,
    [flag.id, given.endsOn, personId(actor), now, given.reason],
  );
  const { endsOn, reason } = given;
  const data = { flagId: flag.id, flag: flag.kind, endsOn, reason };
  await record(context, 'flag.ended', locked.about, data);
  await tellWhy(context, { reason });
  await stepFlags(context, locked.unit.path, locked.subject.id);
  await exposeBlacklist(context, locked, flag, endsOn);
  return { flagId: flag.id };
});

const dayBefore = (day: string) =>
  new Date(Date.parse(`${day}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10);
