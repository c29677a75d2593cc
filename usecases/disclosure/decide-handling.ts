import { z } from 'zod';
import { interestedIn } from '../../db/queries/interested.ts';
import { everSeated } from '../../db/queries/seats.ts';
import { disclosureMoments } from '../../db/queries/disclosure-moments.ts';
import { dayOf } from '../../domain/day.ts';
import { isClean } from '../../domain/disclosure.ts';
import { authorize } from '../../domain/policy.ts';
import { cite } from '../../domain/profile/cite.ts';
import { Refusal } from '../../domain/refusal.ts';
import { personId } from '../../domain/request.ts';
import { asSeen, record, usecase } from '../usecase.ts';
import { lockDisclosure } from './locked.ts';
import { startClock } from './start-clock.ts';

const input = z.object({
  disclosureId: z.uuid(),
  decidedOn: z.iso.date(),
  decision: z.string().trim().min(1).max(500),
  document: z.string().trim().max(200).default(''),
});

/**
 * 处理决定: somebody outside the team enters how a problem is dealt with, and when that was decided. 阳城
 * (P-03, 三(二)4 区分情况) counts the days to the disclosure of a problem from that day. Refuses a finding
 * without a problem, and a day before the result or after today.
 */
export const decideHandling = usecase(
  'disclosure.decide-handling',
  input,
  async (context, given) => {
    const { tx, actor, now } = context;
    const { decidedOn, decision, document } = given;
    const { disclosure, locked } = await lockDisclosure(context, given.disclosureId);
    const { inspection, unit, profile } = locked;
    authorize(actor, 'disclosure.decide-handling', {
      unitPath: unit.path,
      everSeatedIds: await everSeated(tx, inspection.id),
      interestedIds: await interestedIn(tx, inspection.subjectId),
    });
    const { finding, submittedAt, signedOn } = await disclosureMoments(tx, disclosure.id);
    if (finding === null || submittedAt === null || signedOn === null) {
      throw new Refusal('illegal-step', { state: inspection.state, action: 'decide-handling' });
    }
    if (isClean(profile, finding)) {
      throw new Refusal('nothing-to-handle', { rule: cite(profile, 'result.cleanCodes') });
    }
    asSeen(context, disclosure.version);
    if (decidedOn < dayOf(submittedAt) || decidedOn > dayOf(now)) {
      throw new Refusal('bad-input', { field: 'decidedOn' });
    }
    const kept = await tx.query(
      `insert into handling_decision (inspection_id, decided_on, decision, document, decided_by, decided_at)
     values ($1, $2, $3, $4, $5, $6) on conflict do nothing returning inspection_id`,
      [inspection.id, decidedOn, decision, document, personId(actor), now],
    );
    if (kept.length === 0) throw new Refusal('already-decided');
    const about = { ...locked.about, type: 'disclosure', id: disclosure.id };
    await record(context, 'disclosure.handling-decided', about, { decidedOn, document });
    await startClock(context, disclosure.id);
    return { decidedOn };
  },
);
