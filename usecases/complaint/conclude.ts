import { z } from 'zod';
import { Complaint } from '../../db/entities/complaint.ts';
import { everSeated } from '../../db/queries/seats.ts';
import { unitById } from '../../db/queries/units.ts';
import { step } from '../../domain/machine.ts';
import { complaintFindings, complaintStates } from '../../domain/objection.ts';
import { authorize } from '../../domain/policy.ts';
import { Refusal } from '../../domain/refusal.ts';
import { personId, requireText } from '../../domain/request.ts';
import { refresh } from '../notify.ts';
import { asSeen, record, usecase } from '../usecase.ts';
import { tellComplaint } from './tell-complaint.ts';

const input = z.object({
  complaintId: z.uuid(),
  finding: z.enum(complaintFindings),
  /** What was looked into, for the file. */
  note: z.string().trim().max(2000).default(''),
  /** What whoever complained is told. */
  answer: z.string().trim().max(2000).default(''),
});

/**
 * the supervision says what it found about a complaint, and what whoever complained is told. Refuses
 * (`forbidden`) everybody else, and whoever was of the team it is about.
 */
export const concludeComplaint = usecase('complaint.conclude', input, async (context, given) => {
  const { tx, actor, now } = context;
  const complaint = await tx.findOne(Complaint, {
    where: { id: given.complaintId },
    lock: { mode: 'pessimistic_write' },
  });
  if (!complaint) throw new Refusal('not-found', { what: 'complaint' });
  const { id, inspectionId } = complaint;
  const { path: unitPath } = await unitById(tx, complaint.unitId);
  const everSeatedIds = inspectionId ? await everSeated(tx, inspectionId) : [];
  authorize(actor, 'complaint.conclude', { unitPath, everSeatedIds });
  const state = step(complaintStates, complaint.state, 'conclude');
  asSeen(context, complaint.version);
  const note = requireText(given.note, true);
  const answer = requireText(given.answer, true);
  await tx.query(
    `update complaint set state = $2, finding = $3, note = $4, answer = $5, concluded_by = $6,
       concluded_at = $7, version = version + 1 where id = $1`,
    [id, state, given.finding, note, answer, personId(actor), now],
  );
  await record(
    context,
    'complaint.concluded',
    { type: 'complaint', id, unitPath },
    { finding: given.finding },
  );
  await tellComplaint(context, id);
  await refresh(context, 'complaint', id);
  return { finding: given.finding };
});
