import { z } from 'zod';
import { dayOf } from '../../domain/day.ts';
import { authorize } from '../../domain/policy.ts';
import { Refusal } from '../../domain/refusal.ts';
import { personId, requireText } from '../../domain/request.ts';
import { settleObligation } from '../obligation/settle.ts';
import { asSeen, record, usecase } from '../usecase.ts';
import { lockCase, ownedBy } from './locked.ts';
import { touchCase } from './touch.ts';

const input = z.object({
  caseId: z.uuid(),
  met: z.boolean(),
  reviewedOn: z.iso.date().optional(),
  note: z.string().trim().max(1000).default(''),
});

/**
 * 复查: looks again at the measure that was ordered last, and records whether it is met. That it is not needs
 * a word, and counts as 逾期仍不改正 only after its last day. Refuses where nothing waits to be looked at.
 */
export const reviewMeasure = usecase('case.review', input, async (context, given) => {
  const { tx, actor, now } = context;
  const locked = await lockCase(context, given.caseId);
  authorize(actor, 'case.review', ownedBy(locked));
  const { file, measures } = locked;
  const last = measures.at(-1);
  if (file.state !== 'open' || !last || last.met !== null) {
    throw new Refusal('illegal-step', { state: file.state, action: 'review' });
  }
  asSeen(context, file.version);
  const reviewedOn = given.reviewedOn ?? dayOf(now);
  const isEarly = !given.met && reviewedOn <= last.dueOn;
  if (reviewedOn > dayOf(now) || isEarly) throw new Refusal('bad-input', { field: 'reviewedOn' });
  const note = requireText(given.note, !given.met);
  await tx.query(
    `update case_measure set met = $3, reviewed_on = $4, review_note = $5, reviewed_by = $6, reviewed_at = $7
     where case_id = $1 and number = $2`,
    [file.id, last.number, given.met, reviewedOn, note, personId(actor), now],
  );
  const data = { code: file.code, number: last.number, met: given.met, reviewedOn };
  await record(context, 'case.reviewed', locked.about, data);
  const period = String(last.number);
  await settleObligation(context, { kind: 'rectification', aboutId: file.id, period });
  await touchCase(context, file.id);
  return { met: given.met };
});
