import { z } from 'zod';
import { profilePinned } from '../../db/queries/profile.ts';
import { dayOf } from '../../domain/day.ts';
import { authorize } from '../../domain/policy.ts';
import { cite } from '../../domain/profile/cite.ts';
import { Refusal } from '../../domain/refusal.ts';
import { asSeen, record, usecase } from '../usecase.ts';
import { lockArchive } from './locked.ts';

const input = z.object({ packageId: z.uuid(), reason: z.string().trim().min(1).max(500) });

/**
 * 销毁: the head lets the file of a package go once its time is over; number, hash and who did it stay.
 * Refused within the retention, and where the bureau sets none.
 */
export const disposeArchive = usecase('archive.dispose', input, async (context, given) => {
  const { tx, actor, now } = context;
  const { pack, task, about } = await lockArchive(context, given.packageId);
  authorize(actor, 'archive.dispose', { unitPath: about.unitPath, askedBy: pack.askedBy });
  asSeen(context, pack.version);
  if (pack.state !== 'built')
    throw new Refusal('illegal-step', { state: pack.state, action: 'dispose' });
  if (pack.keptUntil === null || dayOf(now) <= pack.keptUntil) {
    const rule = cite(await profilePinned(tx, task), 'archive.retentionYears');
    throw new Refusal('archive-kept', { until: pack.keptUntil ?? '–', rule });
  }
  await tx.query(
    `update archive_package set state = 'disposed', file = null, disposed_by = $2, disposed_at = $3,
       disposal_reason = $4, version = version + 1 where id = $1`,
    [pack.id, actor.id, now, given.reason],
  );
  const facts = { number: pack.number, sha256: pack.sha256, keptUntil: pack.keptUntil };
  await record(context, 'archive.disposed', about, facts);
  return { packageId: pack.id };
});
