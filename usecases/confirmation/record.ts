import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { Result } from '../../db/entities/result.ts';
import { visitRecord } from '../../db/queries/visit-record.ts';
import { cite } from '../../domain/profile/cite.ts';
import { Refusal } from '../../domain/refusal.ts';
import { personId, requireText } from '../../domain/request.ts';
import { capacities, confirmationOutcomes } from '../../domain/visit-record.ts';
import { lockForRecord } from '../document/locked.ts';
import { refuseOwnPeople } from '../document/refuse-own-people.ts';
import { refresh } from '../notify.ts';
import { record, usecase } from '../usecase.ts';

const words = (most: number) => z.string().trim().max(most).default('');

const input = z.object({
  inspectionId: z.uuid(),
  outcome: z.enum(confirmationOutcomes),
  /** Who of the subject confirmed or refused, and as what. */
  person: z.string().trim().min(1).max(100),
  capacity: z.enum(capacities),
  /** 陈述申辩: what the subject has to say to it. */
  statement: words(2000),
  /** Why it refused, and who saw it. */
  reason: words(500),
  witness: words(200),
});

/**
 * 由检查对象确认 (R-143, 阳城 四(三)): before somebody of the team who is there the subject confirms the result as it
 * stands, or refuses to, which needs a reason and a witness. It is about this result alone: one that is entered
 * anew is put before the subject anew.
 */
export const recordConfirmation = usecase('confirmation.record', input, async (context, given) => {
  const { tx, actor, command, now } = context;
  const locked = await lockForRecord(
    context,
    given.inspectionId,
    'confirmation.record',
    // One that was signed before confirmations were kept is confirmed afterwards.
    ['submitted', 'signed'],
  );
  const { inspection, profile, about } = locked;
  const { confirmation } = await visitRecord(tx, inspection.id);
  if (confirmation) throw new Refusal('confirmed-already');
  const isRefused = given.outcome === 'refused';
  const rule = cite(profile, 'sign.subjectConfirm');
  const reason = requireText(given.reason, isRefused, rule);
  if (isRefused && given.witness === '') throw new Refusal('witness-needed', { rule });
  await refuseOwnPeople(context, locked, { named: [given.person, given.witness], rule });
  const result = await tx.findOneOrFail(Result, {
    where: { inspectionId: inspection.id },
    order: { number: 'desc' },
  });
  await tx.query(
    `insert into subject_confirmation (id, inspection_id, result_id, result_hash, outcome, person, capacity, statement,
       reason, witness, recorded_by, door, recorded_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`,
    [
      randomUUID(),
      inspection.id,
      result.id,
      result.hash,
      given.outcome,
      given.person,
      given.capacity,
      given.statement,
      isRefused ? reason : '',
      isRefused ? given.witness : '',
      personId(actor),
      command.door,
      now,
    ],
  );
  const { number, hash } = result;
  await record(context, 'confirmation.recorded', about, { number, hash, outcome: given.outcome });
  await refresh(context, 'inspection', inspection.id);
  return { outcome: given.outcome };
});
