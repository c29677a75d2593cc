import { Objection } from '../../db/entities/objection.ts';
import { type ClockRow, objectionClocks } from '../../db/queries/objection-clocks.ts';
import { dayOf } from '../../domain/day.ts';
import type { IntakeStatus } from '../../domain/objection.ts';
import { articleOf } from '../../domain/profile/cite.ts';
import { parameter } from '../../domain/profile/profile.ts';
import type { LockedInspection } from '../inspection/locked.ts';
import { tellStatus } from '../intake/tell-status.ts';
import type { Context } from '../usecase.ts';

/** Tells whoever objected on the portal how far it is, with both terms. Nothing for one on paper. */
export async function tellProgress(
  context: Context,
  id: string,
  { inspection, profile }: Pick<LockedInspection, 'inspection' | 'profile'>,
): Promise<void> {
  const { tx } = context;
  const row = await tx.findOneByOrFail(Objection, { id });
  if (!row.statusKey) return;
  const clocks = await objectionClocks(tx, id);
  // The public reads the article, not what the product calls it.
  const clock = (
    kind: ClockRow['kind'],
    key: 'objection.reviewDays' | 'objection.feedbackDays',
  ) => {
    const found = clocks.find((one) => one.kind === kind);
    if (!found) return undefined;
    const { dueOn, provisional } = found;
    return { dueOn, provisional, rule: articleOf(profile, key), days: parameter(profile, key) };
  };
  const review = clock('objection-review', 'objection.reviewDays');
  const reply = clock('objection-reply', 'objection.feedbackDays');
  const body: IntakeStatus = {
    kind: 'objection',
    receiptNo: row.receiptNo,
    ref: inspection.code,
    receivedOn: dayOf(row.receivedAt),
    state: row.state,
    ...(review && { review: { ...review, ...reviewed(row) } }),
    ...(reply && { reply: { ...reply, ...replied(row) } }),
  };
  await tellStatus(context, row.statusKey, body);
}

const reviewed = ({ decidedAt, outcome, grounds }: Objection) =>
  decidedAt && outcome ? { doneOn: dayOf(decidedAt), outcome, grounds } : {};

const replied = ({ repliedOn, reply }: Objection) =>
  repliedOn ? { doneOn: repliedOn, text: reply } : {};
