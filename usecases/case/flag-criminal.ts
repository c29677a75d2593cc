import { z } from 'zod';
import { peopleAbove } from '../../db/queries/people.ts';
import { dayOf } from '../../domain/day.ts';
import { authorize } from '../../domain/policy.ts';
import { cite } from '../../domain/profile/cite.ts';
import { Refusal } from '../../domain/refusal.ts';
import { personId } from '../../domain/request.ts';
import { notify } from '../notify.ts';
import { oweObligation } from '../obligation/owe.ts';
import { asSeen, type Context, record, usecase } from '../usecase.ts';
import { type LockedCase, lockCase, ownedBy } from './locked.ts';
import { touchCase } from './touch.ts';

const input = z.object({
  caseId: z.uuid(),
  reason: z.string().trim().min(1).max(1000),
  /** By when the law wants it handed over. */
  transferDueOn: z.iso.date(),
});

/**
 * R-177 涉嫌犯罪: marks a case, with the grounds and the last day of the law. The heads hear of it at once and
 * of every day that it is late; from now on it is not closed before it has been handed over, and nobody takes
 * the mark back.
 */
export const flagCriminal = usecase('case.flag-criminal', input, async (context, given) => {
  const { tx, actor, now } = context;
  const locked = await lockCase(context, given.caseId);
  authorize(actor, 'case.flag-criminal', ownedBy(locked));
  const { file, about } = locked;
  if (file.criminal || file.state !== 'open') {
    throw new Refusal('illegal-step', { state: file.state, action: 'flag-criminal' });
  }
  asSeen(context, file.version);
  if (given.transferDueOn < dayOf(now)) throw new Refusal('bad-input', { field: 'transferDueOn' });
  await tx.query(
    `update case_file set criminal = true, criminal_reason = $2, transfer_due_on = $3, criminal_by = $4,
       criminal_at = $5 where id = $1`,
    [file.id, given.reason, given.transferDueOn, personId(actor), now],
  );
  const data = { code: file.code, transferDueOn: given.transferDueOn };
  await record(context, 'case.flagged-criminal', about, data);
  await alarm(context, locked, given.transferDueOn);
  await touchCase(context, file.id);
  return { criminal: true };
});

async function alarm(
  context: Context,
  { file, unit, profile }: LockedCase,
  dueOn: string,
): Promise<void> {
  const about = { type: 'case', id: file.id };
  await oweObligation(context, {
    kind: 'criminal-transfer',
    about,
    unitId: unit.id,
    label: file.code,
    dueOn,
    rule: cite(profile, 'followup.criminalReceiver'),
    before: [2, 1, 0],
    overdueEvery: 1,
    roles: ['approver', 'head'],
    ...(file.ownerId && { personId: file.ownerId }),
  });
  const above = await peopleAbove(context.tx, unit.path, dayOf(context.now));
  const dedupeKey = `crime:${file.id}`;
  await notify(context, { card: 'case', about, class: 'notice', dedupeKey }, above);
}
