import { z } from 'zod';
import { addWorkingDays } from '../../domain/calendar.ts';
import { measures, orderMeasure as checkOrder } from '../../domain/case.ts';
import { dayOf } from '../../domain/day.ts';
import { authorize } from '../../domain/policy.ts';
import { cite } from '../../domain/profile/cite.ts';
import { Refusal } from '../../domain/refusal.ts';
import { personId } from '../../domain/request.ts';
import { currentCalendar } from '../calendar/current.ts';
import { oweObligation } from '../obligation/owe.ts';
import { asSeen, type Context, record, usecase } from '../usecase.ts';
import { type LockedCase, lockCase, ownedBy } from './locked.ts';
import { touchCase } from './touch.ts';

const input = z.object({
  caseId: z.uuid(),
  measure: z.enum(measures),
  orderedOn: z.iso.date(),
  dueOn: z.iso.date(),
  documentNo: z.string().trim().min(1).max(100),
  note: z.string().trim().max(1000).default(''),
  /** Why steps of the ladder are left out. */
  skipReason: z.string().trim().max(1000).optional(),
});
type Given = z.output<typeof input>;

/**
 * orders the next measure of the ladder, 限期整改, 停业整顿, 吊销许可证件, with its document and its last
 * day, which the owner is reminded of, and of the review after it. Refuses a measure that the rules do not know for the class, one over
 * another that nobody has looked at again, and a skipped step without a reason.
 */
export const orderMeasure = usecase('case.order-measure', input, async (context, given) => {
  const { tx, actor, now } = context;
  const locked = await lockCase(context, given.caseId);
  authorize(actor, 'case.order-measure', ownedBy(locked));
  const { file, profile, measures: before, category } = locked;
  if (file.state !== 'open') throw new Refusal('illegal-step', { state: file.state });
  asSeen(context, file.version);
  refuseDays(given, dayOf(now));
  const { measure, skipReason: reason } = given;
  const skipReason = checkOrder(profile, { category, measure, before, reason });
  const number = before.length + 1;
  await tx.query(
    `insert into case_measure (case_id, number, measure, ordered_on, due_on, document_no, note, skip_reason,
       ordered_by, ordered_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    [
      file.id,
      number,
      measure,
      given.orderedOn,
      given.dueOn,
      given.documentNo,
      given.note,
      skipReason,
      personId(actor),
      now,
    ],
  );
  const { orderedOn, dueOn } = given;
  const data = { code: file.code, number, measure, orderedOn, dueOn, skipped: skipReason !== '' };
  await record(context, 'case.measure-ordered', locked.about, data);
  await oweReview(context, locked, number, dueOn);
  await touchCase(context, file.id);
  return { number };
});

function refuseDays({ orderedOn, dueOn }: Given, today: string): void {
  if (orderedOn > today) throw new Refusal('bad-input', { field: 'orderedOn' });
  if (dueOn < orderedOn) throw new Refusal('window-reversed');
}

/**
 * 复查: 逾期仍不改正 shows only once the last day is over, so the review is owed on the working day after it. The
 * owner is reminded three working days before that last day, on it, and on the day of the review.
 */
async function oweReview(
  context: Context,
  { file, profile }: LockedCase,
  number: number,
  lastDay: string,
): Promise<void> {
  const review = addWorkingDays(lastDay, 1, await currentCalendar(context.tx));
  await oweObligation(context, {
    kind: 'rectification',
    about: { type: 'case', id: file.id },
    period: String(number),
    unitId: file.unitId,
    label: file.code,
    ...review,
    rule: cite(profile, 'followup.ladder'),
    before: [4, 1, 0],
    roles: ['approver'],
    ...(file.ownerId && { personId: file.ownerId }),
  });
}
