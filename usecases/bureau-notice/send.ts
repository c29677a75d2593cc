import { z } from 'zod';
import { dayOf } from '../../domain/day.ts';
import { refusePersonalData } from '../../domain/personal-data.ts';
import { authorize } from '../../domain/policy.ts';
import { Refusal } from '../../domain/refusal.ts';
import { personId } from '../../domain/request.ts';
import { record, usecase } from '../usecase.ts';
import { lockNotice } from './locked.ts';

const input = z.object({
  noticeId: z.uuid(),
  sentOn: z.iso.date(),
  documentNo: z.string().trim().min(1).max(100),
});

/**
 * a notice to another bureau has gone out, by which document and on which day; entered once. Refuses one whose
 * copy was corrected meanwhile (`notice-superseded`): the notice with the right copy goes out.
 */
export const sendBureauNotice = usecase('bureau-notice.send', input, async (context, given) => {
  const { tx, actor, now } = context;
  const { notice, about } = await lockNotice(context, given.noticeId);
  authorize(actor, 'bureau-notice.send', { unitPath: about.unitPath });
  if (notice.isSuperseded) throw new Refusal('notice-superseded');
  if (notice.sentOn) throw new Refusal('illegal-step', { state: 'sent', action: 'send' });
  const { sentOn, documentNo } = given;
  refusePersonalData({ documentNo });
  if (sentOn < dayOf(notice.madeAt) || sentOn > dayOf(now)) {
    throw new Refusal('bad-input', { field: 'sentOn' });
  }
  await tx.query(
    'update bureau_notice set sent_on = $2, sent_document = $3, sent_by = $4, sent_at = $5 where id = $1',
    [notice.id, sentOn, documentNo, personId(actor), now],
  );
  await record(context, 'bureau-notice.sent', about, { code: notice.ref, sentOn, documentNo });
  return { sentOn };
});
