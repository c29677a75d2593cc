import { z } from 'zod';
import { dayOf } from '../../domain/day.ts';
import { authorize } from '../../domain/policy.ts';
import { Refusal } from '../../domain/refusal.ts';
import { personId } from '../../domain/request.ts';
import { settleObligation } from '../obligation/settle.ts';
import { record, usecase } from '../usecase.ts';
import { lockNotice } from './locked.ts';

const input = z.object({
  noticeId: z.uuid(),
  receiptNo: z.string().trim().min(1).max(100),
  receivedOn: z.iso.date(),
});

/** the other bureau's receipt, entered once; from then on nothing is owed about the notice. */
export const receiveNoticeReceipt = usecase(
  'bureau-notice.receive',
  input,
  async (context, given) => {
    const { tx, actor, now } = context;
    const { notice, about } = await lockNotice(context, given.noticeId);
    authorize(actor, 'bureau-notice.receive', { unitPath: about.unitPath });
    if (!notice.sentOn) throw new Refusal('notice-unsent');
    if (notice.receiptNo) throw new Refusal('illegal-step', { state: 'received' });
    const { receiptNo, receivedOn } = given;
    if (receivedOn < notice.sentOn || receivedOn > dayOf(now)) {
      throw new Refusal('bad-input', { field: 'receivedOn' });
    }
    await tx.query(
      'update bureau_notice set receipt_no = $2, received_on = $3, receipt_by = $4, receipt_at = $5 where id = $1',
      [notice.id, receiptNo, receivedOn, personId(actor), now],
    );
    const data = { code: notice.ref, receiptNo, receivedOn };
    await record(context, 'bureau-notice.received', about, data);
    await settleObligation(context, { kind: 'bureau-notice', aboutId: notice.id });
    return { receivedOn };
  },
);
