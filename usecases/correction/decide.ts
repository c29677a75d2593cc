import { z } from 'zod';
import type { Correction } from '../../db/entities/correction.ts';
import { publishedCopies } from '../../db/queries/published-copies.ts';
import { correctedCopy, correctionStates, type PublishedResult } from '../../domain/correction.ts';
import { dayOf } from '../../domain/day.ts';
import { step } from '../../domain/machine.ts';
import { authorize } from '../../domain/policy.ts';
import { cite } from '../../domain/profile/cite.ts';
import { Refusal } from '../../domain/refusal.ts';
import { personId, requireText } from '../../domain/request.ts';
import { makeNotices } from '../bureau-notice/make.ts';
import { followUp } from '../case/follow-up.ts';
import { tellAnswer } from '../consent/answer.ts';
import { publishCredit } from '../credit/publish.ts';
import { fileDecision, refuseDecided } from '../decision.ts';
import type { LockedInspection } from '../inspection/locked.ts';
import { refresh } from '../notify.ts';
import { tellCorrected } from '../objection/tell-progress.ts';
import { publish } from '../publish.ts';
import { requireStepUp } from '../step-up/require.ts';
import { asSeen, type Context, decidedAt, record, usecase } from '../usecase.ts';
import { lockCorrection, partiesTo } from './locked.ts';

const input = z.object({
  correctionId: z.uuid(),
  verdict: z.enum(['approve', 'reject']),
  reason: z.string().max(500).optional(),
});

/** Decided at once; the doors hold the verdict for a minute first (`holdVerdict`). */
export const decideCorrection = usecase('correction.decide', input, async (context, given) => {
  const settled = await settleCorrection(context, given);
  if (given.verdict === 'approve') {
    await requireStepUp(context, { type: 'correction', id: given.correctionId });
  }
  return settled;
});

/**
 * the principal head of the unit that inspected signs a correction or turns it down with a reason. The
 * signed one is published beside the old copy, which stays, with its public note. Refuses everybody
 * else (`forbidden`, with the article). What the corrected finding leaves to be done opens its case, and what
 * it no longer asks for is over.
 */
export async function settleCorrection(context: Context, given: z.output<typeof input>) {
  const { tx, actor } = context;
  const { correction, disclosure, locked } = await lockCorrection(context, given.correctionId);
  const { id, decider, requestedBy, disclosureId } = correction;
  const { about: visit, profile, unit } = locked;
  const rule = cite(profile, 'correction.approverRole');
  const on = {
    unitPath: unit.path,
    decider,
    requestedBy,
    partyIds: await partiesTo(context, locked),
  };
  authorize(actor, 'correction.decide', on, rule);
  const about = { type: 'correction', id } as const;
  await refuseDecided(context, about);
  asSeen(context, correction.version);
  const state = step(correctionStates, correction.state, given.verdict);
  const reason = requireText(given.reason, state === 'rejected', rule);
  await fileDecision(context, about, given.verdict, reason);
  await tx.query(
    `update correction set state = $2, decided_by = $3, decided_at = $4, decision_reason = $5,
       version = version + 1 where id = $1`,
    [id, state, personId(actor), decidedAt(context), reason],
  );
  const data = state === 'approved' && (await publishCorrected(context, correction, locked));
  if (data) await followCorrected(context, locked, disclosure.resultId, data);
  const type = state === 'approved' ? 'correction.signed' : 'correction.rejected';
  const { number } = correction;
  await record(context, type, { ...visit, ...about }, { disclosureId, number, ...data });
  await tellAnswer(context, { matter: 'correction', id }, requestedBy);
  await refresh(context, 'disclosure', disclosureId);
  await tellCorrected(context, disclosureId, locked);
  await refresh(context, 'inspection', locked.inspection.id);
  return { state };
}

// Every copy that shows the error: that of the whole, and those of the departments that went before it.
async function publishCorrected(
  context: Context,
  correction: Correction,
  locked: LockedInspection,
) {
  const { tx, actor, now } = context;
  const { disclosureId, changes, publicNote: note, number } = correction;
  const signer = actor.kind === 'person' ? actor.name : '';
  const copies = await publishedCopies(tx, disclosureId);
  const bodies = copies.map(({ ref, body }) => ({
    ref,
    before: body,
    body: correctedCopy(body, changes, { note, on: dayOf(now), number, signer }),
  }));
  const [whole] = bodies;
  if (!whole?.body.correction?.changed.length) throw new Refusal('nothing-corrected');
  for (const { ref, body } of bodies) {
    if (body.correction?.changed.length === 0) continue;
    const title = `检查结果更正：${body.subject.name}`;
    await publish(context, { kind: 'result', ref, title, body });
  }
  await passOn(context, locked, whole);
  return { ref: whole.ref, from: whole.before.finding, finding: whole.body.finding };
}

// whoever was told of the wrong copy is told of the right one.
async function passOn(
  context: Context,
  { inspection, unit, profile, about }: LockedInspection,
  { ref, body }: { ref: string; body: PublishedResult },
): Promise<void> {
  const { category } = body.subject;
  const of = { inspectionId: inspection.id };
  await makeNotices(context, {
    of,
    ref,
    category,
    unit,
    profile,
    taskId: about.taskId ?? null,
    body,
  });
  await publishCredit(context, inspection.subjectId, profile);
}

// The signed result stays as it was signed; what is done about it follows what is right.
async function followCorrected(
  context: Context,
  locked: LockedInspection,
  resultId: string | null,
  { from, finding }: { from: string; finding: string },
): Promise<void> {
  if (from === finding || resultId === null) return;
  await followUp(context, locked, { id: resultId, finding });
}
