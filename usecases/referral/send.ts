import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { evidenceOf } from '../../db/queries/evidence.ts';
import { addWorkingDays } from '../../domain/calendar.ts';
import { dayOf } from '../../domain/day.ts';
import { authorize } from '../../domain/policy.ts';
import { cite } from '../../domain/profile/cite.ts';
import { Refusal } from '../../domain/refusal.ts';
import { receiverKinds, refuseReceiver } from '../../domain/referral.ts';
import { personId } from '../../domain/request.ts';
import { currentCalendar } from '../calendar/current.ts';
import { type LockedCase, lockCase, ownedBy } from '../case/locked.ts';
import { touchCase } from '../case/touch.ts';
import { oweObligation } from '../obligation/owe.ts';
import { settleObligation } from '../obligation/settle.ts';
import { asSeen, type Context, record, usecase } from '../usecase.ts';

const input = z.object({
  caseId: z.uuid(),
  receiverKind: z.enum(receiverKinds),
  receiver: z.string().trim().min(1).max(100),
  content: z.string().trim().min(1).max(4000),
  documentNo: z.string().trim().min(1).max(100),
  sentOn: z.iso.date(),
  /** Files of the visit that went with it. */
  evidenceIds: z.array(z.uuid()).max(200).default([]),
});
type Given = z.output<typeof input>;

// No text says within how many days another department confirms: ours is a month of work.
const receiptDays = 20;

/**
 * 案件线索移送: records what was handed on, to whom, by which document and with which files; its
 * receipt is owed from then on. A suspected crime goes to whom the bureau's rules name, and to nobody else.
 */
export const sendReferral = usecase('referral.send', input, async (context, given) => {
  const { tx, actor, now } = context;
  const locked = await lockCase(context, given.caseId);
  authorize(actor, 'referral.send', ownedBy(locked));
  const { file, profile, referrals } = locked;
  asSeen(context, file.version);
  refuseReceiver(profile, given.receiverKind, file.criminal);
  if (given.sentOn > dayOf(now)) throw new Refusal('bad-input', { field: 'sentOn' });
  const referralId = randomUUID();
  const number = referrals.length + 1;
  const { dueOn } = addWorkingDays(dayOf(now), receiptDays, await currentCalendar(tx));
  await tx.query(
    `insert into referral (id, case_id, number, receiver_kind, receiver, content, document_no, sent_on, due_on,
       sent_by, sent_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
    [
      referralId,
      file.id,
      number,
      given.receiverKind,
      given.receiver,
      given.content,
      given.documentNo,
      given.sentOn,
      dueOn,
      personId(actor),
      now,
    ],
  );
  await attach(context, locked, referralId, given.evidenceIds);
  const { receiverKind, receiver, documentNo, sentOn } = given;
  const data = { code: file.code, number, receiverKind, receiver, documentNo, sentOn };
  await record(context, 'referral.sent', locked.about, data);
  await owe(context, locked, given, { number, dueOn });
  await touchCase(context, file.id);
  return { referralId, number };
});

async function attach(
  { tx }: Context,
  { file }: LockedCase,
  referralId: string,
  evidenceIds: string[],
): Promise<void> {
  const known = file.inspectionId ? await evidenceOf(tx, file.inspectionId) : [];
  for (const id of new Set(evidenceIds)) {
    const found = known.find((one) => one.id === id);
    if (!found) throw new Refusal('bad-input', { field: 'evidenceIds' });
    await tx.query(
      'insert into referral_file (referral_id, evidence_id, hash) values ($1, $2, $3)',
      [referralId, id, found.originalHash],
    );
  }
}

async function owe(
  context: Context,
  { file, profile }: LockedCase,
  { receiverKind }: Given,
  { number, dueOn }: { number: number; dueOn: string },
): Promise<void> {
  const isClue = receiverKind === 'department';
  if (!isClue) await settleObligation(context, { kind: 'criminal-transfer', aboutId: file.id });
  await oweObligation(context, {
    kind: 'referral',
    about: { type: 'case', id: file.id },
    period: String(number),
    unitId: file.unitId,
    label: file.code,
    dueOn,
    rule: cite(profile, isClue ? 'followup.referral' : 'followup.criminalReceiver'),
    before: [5, 0],
    roles: ['approver'],
    ...(file.ownerId && { personId: file.ownerId }),
  });
}
