import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { publishedCopies } from '../../db/queries/published-copies.ts';
import { dayOf } from '../../domain/day.ts';
import { channelsFor } from '../../domain/disclosure.ts';
import { authorize } from '../../domain/policy.ts';
import { cite } from '../../domain/profile/cite.ts';
import { Refusal } from '../../domain/refusal.ts';
import { personId } from '../../domain/request.ts';
import { record, usecase } from '../usecase.ts';
import { lockDisclosure } from './locked.ts';

const words = z.string().trim().max(200);
const input = z.object({
  disclosureId: z.uuid(),
  channel: words,
  /** The 统一社会信用代码 under which it was entered there. */
  code: words,
  receipt: words,
  enteredOn: z.iso.date(),
});

/**
 * 录入回执, R-158, R-162, R-193: a published result was entered on a platform that the rules name, under the
 * code of its subject. Refuses a channel that the rules do not know, a code that is not the subject's
 * (`code-unmatched`), an entry without a receipt, and one of before the publication. After a correction the
 * new copy is entered anew.
 */
export const recordResultChannel = usecase(
  'disclosure.record-channel',
  input,
  async (context, given) => {
    const { tx, actor, now } = context;
    const { disclosureId, channel, receipt, enteredOn } = given;
    const { disclosure, locked } = await lockDisclosure(context, disclosureId);
    const { unit, profile, about } = locked;
    authorize(actor, 'disclosure.record-channel', { unitPath: unit.path });
    const { state, publishedAt } = disclosure;
    if (state !== 'published' || !publishedAt) throw new Refusal('illegal-step', { state });
    const rule = cite(profile, 'disclosure.channels');
    const [copy] = await publishedCopies(tx, disclosureId);
    if (!channelsFor(copy!.body.subject.category, profile).includes(channel)) {
      throw new Refusal('bad-input', { field: 'channel', by: rule });
    }
    const code = given.code.toUpperCase();
    if (code !== copy!.body.subject.uscc) throw new Refusal('code-unmatched', { rule });
    if (receipt === '') throw new Refusal('receipt-required', { what: channel, rule });
    if (enteredOn < dayOf(publishedAt) || enteredOn > dayOf(now)) {
      throw new Refusal('bad-input', { field: 'enteredOn' });
    }
    const number = copy!.number;
    const [added] = await tx.query(
      `insert into channel_receipt (id, disclosure_id, notice_number, channel, code, receipt, entered_on,
         recorded_by, recorded_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9) on conflict do nothing returning id`,
      [randomUUID(), disclosureId, number, channel, code, receipt, enteredOn, personId(actor), now],
    );
    if (!added) throw new Refusal('receipt-kept');
    const where = { ...about, type: 'disclosure', id: disclosureId };
    await record(context, 'disclosure.entered', where, { channel, receipt, number });
    return { number };
  },
);
