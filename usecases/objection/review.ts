import { z } from 'zod';
import { addWorkingDays } from '../../domain/calendar.ts';
import { dayOf } from '../../domain/day.ts';
import { step } from '../../domain/machine.ts';
import { objectionStates, outcomes } from '../../domain/objection.ts';
import { authorize } from '../../domain/policy.ts';
import { cite } from '../../domain/profile/cite.ts';
import { parameter } from '../../domain/profile/profile.ts';
import { requireText } from '../../domain/request.ts';
import { currentCalendar } from '../calendar/current.ts';
import { openCorrection } from '../correction/open.ts';
import { changesInput } from '../correction/request.ts';
import { oweObligation } from '../obligation/owe.ts';
import { settleObligation } from '../obligation/settle.ts';
import { fileDecision, refuseDecided } from '../decision.ts';
import { asSeen, type Context, decidedAt, record, usecase } from '../usecase.ts';
import { type LockedObjection, lockObjection, touchObjection } from './locked.ts';

/** What a review came to, as forms send it. */
export const reviewInput = z.object({
  outcome: z.enum(outcomes),
  /** Why, as the answer will say it. */
  grounds: z.string().trim().max(1000).default(''),
  /** R-169, of an error: what is right instead, and what the public is told. */
  changes: changesInput.default({}),
  publicNote: z.string().trim().max(1000).default(''),
});
const input = reviewInput.extend({ objectionId: z.uuid() });
type Given = z.output<typeof input>;

/** Decided at once; the doors hold the outcome for a minute first (`holdVerdict`). */
export const reviewObjection = usecase('objection.review', input, settleReview);

/**
 * 复核, R-167: the reviewer says what the review came to, and why; the term of the answer runs from then
 * . An error opens the correction by the principal head at once, and is refused as that is:
 * without what is right instead, or a note for the public.
 */
export async function settleReview(
  context: Context,
  given: Given,
): Promise<{ outcome: string; correctionId: string | null }> {
  const { tx, actor } = context;
  const found = await lockObjection(context, given.objectionId);
  const { objection, locked, partyIds, about } = found;
  const { unit, profile } = locked;
  const { reviewerId } = objection;
  const rule = cite(profile, 'objection.reviewDays');
  authorize(actor, 'objection.review', { unitPath: unit.path, partyIds, reviewerId }, rule);
  await refuseDecided(context, { type: 'objection', id: objection.id });
  const state = step(objectionStates, objection.state, 'review');
  asSeen(context, objection.version);
  const { outcome } = given;
  const grounds = requireText(given.grounds, true, rule);
  const isUpheld = outcome === 'error';
  const correctionId = isUpheld ? await correct(context, found, given) : null;
  const subject = { type: 'objection', id: objection.id } as const;
  await fileDecision(context, subject, isUpheld ? 'approve' : 'reject', grounds);
  await tx.query(
    `update objection set state = $2, outcome = $3, grounds = $4, decided_at = $5, correction_id = $6
     where id = $1`,
    [objection.id, state, outcome, grounds, decidedAt(context), correctionId],
  );
  const data = { outcome, ...(correctionId && { correctionId }) };
  await record(context, 'objection.reviewed', about, data);
  await settleObligation(context, { kind: 'objection-review', aboutId: objection.id });
  await oweReply(context, found);
  await touchObjection(context, found);
  return { outcome, correctionId };
}

async function correct(
  context: Context,
  { objection: { id, disclosureId } }: LockedObjection,
  { changes, grounds: proof, publicNote }: Given,
): Promise<string> {
  const opening = { disclosureId, changes, proof, publicNote, objectionId: id };
  return (await openCorrection(context, opening)).correctionId;
}

async function oweReply(context: Context, { objection, locked }: LockedObjection): Promise<void> {
  const { inspection, profile, unit } = locked;
  const days = parameter(profile, 'objection.feedbackDays');
  const calendar = await currentCalendar(context.tx);
  await oweObligation(context, {
    kind: 'objection-reply',
    about: { type: 'objection', id: objection.id },
    unitId: unit.id,
    label: `${inspection.code} ${objection.receiptNo}`,
    ...addWorkingDays(dayOf(decidedAt(context)), days, calendar),
    rule: cite(profile, 'objection.feedbackDays'),
    before: [10, 5, 2, 0],
    roles: ['approver'],
    ...(objection.reviewerId && { personId: objection.reviewerId }),
  });
}
