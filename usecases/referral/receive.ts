import { z } from 'zod';
import { dayOf } from '../../domain/day.ts';
import { authorize } from '../../domain/policy.ts';
import { Refusal } from '../../domain/refusal.ts';
import { personId } from '../../domain/request.ts';
import { lockAnyCase, ownedBy } from '../case/locked.ts';
import { touchCase } from '../case/touch.ts';
import { settleObligation } from '../obligation/settle.ts';
import { record, usecase } from '../usecase.ts';

const input = z.object({
  caseId: z.uuid(),
  number: z.coerce.number().int().min(1),
  receiptNo: z.string().trim().min(1).max(100),
  receivedOn: z.iso.date(),
});

/**
 * the receiving department's receipt (回执), entered once, with its number and day. A case that was closed
 * meanwhile does not keep it out: the receipt stays owed until it is on file.
 */
export const receiveReceipt = usecase('referral.receive', input, async (context, given) => {
  const { tx, actor, now } = context;
  const locked = await lockAnyCase(context, given.caseId);
  authorize(actor, 'referral.receive', ownedBy(locked));
  const { file, referrals, about } = locked;
  const sent = referrals.find(({ number }) => number === given.number);
  if (!sent) throw new Refusal('not-found', { what: 'referral' });
  if (sent.receipt) throw new Refusal('illegal-step', { state: 'received', action: 'receive' });
  const [kept] = await tx.query(
    `update referral set receipt_no = $2, received_on = $3, receipt_by = $4, receipt_at = $5
     where id = $1 and sent_on <= $3 and $3 <= $6::date returning id`,
    [sent.id, given.receiptNo, given.receivedOn, personId(actor), now, dayOf(now)],
  );
  if (kept.length === 0) throw new Refusal('bad-input', { field: 'receivedOn' });
  const { number, receiptNo, receivedOn } = given;
  await record(context, 'referral.received', about, {
    code: file.code,
    number,
    receiptNo,
    receivedOn,
  });
  await settleObligation(context, { kind: 'referral', aboutId: file.id, period: String(number) });
  await touchCase(context, file.id);
  return { number };
});
