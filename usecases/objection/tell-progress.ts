import { Objection } from '../../db/entities/objection.ts';
import { correctionFor, objectionsToCorrect } from '../../db/queries/objection-correction.ts';
import { type ClockRow, objectionClocks } from '../../db/queries/objection-clocks.ts';
import { pinOf, profilePinned } from '../../db/queries/profile.ts';
import { dayOf } from '../../domain/day.ts';
import type { IntakeStatus } from '../../domain/objection.ts';
import { articleOf } from '../../domain/profile/cite.ts';
import { parameter, type Profile } from '../../domain/profile/profile.ts';
import { refresh } from '../notify.ts';
import { tellStatus } from '../intake/tell-status.ts';
import type { Context } from '../usecase.ts';

/** Tells whoever objected on the portal how far it is, with both terms. Nothing for one on paper. */
export async function tellProgress(
  context: Context,
  id: string,
  { inspection, profile }: { inspection: { code: string }; profile: Profile },
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
  const correction = await correctionFor(tx, id);
  const body: IntakeStatus = {
    kind: 'objection',
    receiptNo: row.receiptNo,
    ref: inspection.code,
    receivedOn: dayOf(row.receivedAt),
    state: row.state,
    ...(review && { review: { ...review, ...reviewed(row), ...(correction && { correction }) } }),
    ...(reply && { reply: { ...reply, ...replied(row) } }),
  };
  await tellStatus(context, row.statusKey, body);
}

const reviewed = ({ decidedAt, outcome, grounds }: Objection) =>
  decidedAt && outcome ? { doneOn: dayOf(decidedAt), outcome, grounds } : {};

const replied = ({ repliedOn, reply }: Objection) =>
  repliedOn ? { doneOn: repliedOn, text: reply } : {};

/** what their reviews asked for was signed or turned down: cards and status say so. */
export async function tellCorrected(
  context: Context,
  disclosureId: string,
  locked: Parameters<typeof tellProgress>[2],
): Promise<void> {
  for (const id of await objectionsToCorrect(context.tx, disclosureId)) {
    await refresh(context, 'objection', id);
    await tellProgress(context, id, locked);
  }
}

/** A last day of it has moved, since the calendar has: cards and status say the new one. */
export async function tellMoved(context: Context, id: string): Promise<void> {
  const { tx } = context;
  const [row] = await tx.query(
    `select n.code, ${pinOf('t')} from objection o join inspection n on n.id = o.inspection_id
       join task t on t.id = n.task_id where o.id = $1`,
    [id],
  );
  await refresh(context, 'objection', id);
  await tellProgress(context, id, { inspection: row, profile: await profilePinned(tx, row) });
}
