import { z } from 'zod';
import { Result } from '../../db/entities/result.ts';
import { Signature } from '../../db/entities/signature.ts';
import { checklistOf } from '../../db/queries/checklist.ts';
import { hasCheckedIn } from '../../db/queries/check-ins.ts';
import { evidenceCount } from '../../db/queries/evidence.ts';
import { dayOf } from '../../domain/day.ts';
import { canonicalJson } from '../../domain/draw/canonical.ts';
import { step } from '../../domain/machine.ts';
import { inspectionStates } from '../../domain/inspection.ts';
import { authorize } from '../../domain/policy.ts';
import { cite } from '../../domain/profile/cite.ts';
import { Refusal } from '../../domain/refusal.ts';
import { type Answer, formsIn } from '../../domain/result.ts';
import { followUp } from '../case/follow-up.ts';
import { openDisclosure } from '../disclosure/open.ts';
import { type LockedInspection, lockInspection, memberIds, ownSeat } from '../inspection/locked.ts';
import { refuseInterested } from '../inspection/refuse-interested.ts';
import { refresh } from '../notify.ts';
import { asSeen, type Context, record, usecase } from '../usecase.ts';
import { isClosedBy, refuseOpenRecord } from './record-complete.ts';

/**
 * 签字确认, 高新区指引 第二十五条: each member signs the hash of the newest result, and only who was there
 * can. With the last signature the visit is signed and its disclosure is due.
 */
export const signResult = usecase(
  'result.sign',
  z.object({ inspectionId: z.uuid() }),
  async (context, { inspectionId }) => {
    const { tx, actor } = context;
    const locked = await lockInspection(context, inspectionId);
    const { inspection, seats, profile, about } = locked;
    const seat = ownSeat(actor, seats);
    authorize(actor, 'result.sign', { memberIds: memberIds(seats) });
    const state = step(inspectionStates, inspection.state, 'sign');
    asSeen(context, inspection.version);
    await refuseInterested(context, inspection);
    if (!(await hasCheckedIn(tx, inspectionId, seat.inspectorId))) {
      throw new Refusal('not-checked-in', { rule: cite(profile, 'sign.allMembers') });
    }
    const result = await tx.findOneOrFail(Result, {
      where: { inspectionId },
      order: { number: 'desc' },
    });
    await refuseBesideFiles(context, result);
    await refuseBesideForms(context, result);
    await refuseOpenRecord(context, locked);
    await sign(context, result, seat.inspectorId);
    const signed = await tx.countBy(Signature, { resultId: result.id });
    const { number, hash } = result;
    await record(context, 'result.signed', about, { number, hash, seat: seat.number });
    if (await isClosedBy(context, locked, result))
      await finishVisit(context, locked, result, state);
    await refresh(context, 'inspection', inspectionId);
    return { signed, of: seats.length };
  },
);

// What is signed names every file of the visit: one that came later is in no hash yet.
async function refuseBesideFiles({ tx }: Context, { inspectionId, evidence, methods }: Result) {
  const later = (await evidenceCount(tx, inspectionId)) - (evidence as unknown[]).length;
  if (later > 0 && methods.length > 0) throw new Refusal('evidence-unsigned', { count: later });
}

// And the forms by which it was found: with another one its points were never answered.
async function refuseBesideForms(
  { tx }: Context,
  { inspectionId, answers, forms, methods }: Result,
) {
  if (methods.length === 0) return;
  const now = formsIn(await checklistOf(tx, inspectionId), answers as Answer[]);
  if (canonicalJson(now) !== canonicalJson(forms)) throw new Refusal('form-after-result');
}

async function sign({ tx, command, now }: Context, result: Result, inspectorId: string) {
  const earlier = await tx.findOneBy(Signature, { resultId: result.id, inspectorId });
  if (earlier) throw new Refusal('illegal-step', { state: 'submitted', action: 'sign' });
  await tx.insert(Signature, {
    resultId: result.id,
    inspectorId,
    resultHash: result.hash,
    door: command.door,
    cardHash: command.cardHash ?? null,
    signedAt: now,
  });
}

/** With the last signature the visit is signed, and its disclosure is due. */
export async function finishVisit(
  context: Context,
  locked: LockedInspection,
  result: Result,
  state: string,
): Promise<void> {
  await context.tx.query(
    'update inspection set state = $2, signed_on = $3, version = version + 1 where id = $1',
    [locked.inspection.id, state, dayOf(context.now)],
  );
  await followUp(context, locked, result);
  await openDisclosure(context, locked, result);
}
