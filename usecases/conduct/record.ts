import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { cite } from '../../domain/profile/cite.ts';
import { parameter } from '../../domain/profile/profile.ts';
import { Refusal } from '../../domain/refusal.ts';
import { personId } from '../../domain/request.ts';
import { conductKinds } from '../../domain/visit-record.ts';
import { lockForRecord, nextIn } from '../document/locked.ts';
import { refresh } from '../notify.ts';
import { record, usecase } from '../usecase.ts';

const input = z.object({
  inspectionId: z.uuid(),
  kind: z.enum(conductKinds),
  /** What happened: when, who, how. */
  fact: z.string().trim().min(1).max(1000),
});

/**
 * 拒绝检查、隐瞒、弄虚作假 (R-152, 许昌 二(九)): somebody of the team who is there puts on file what the subject did. The
 * next result says so by itself, and nobody signs one that does not. Refused where the rules do not have it
 * in the result.
 */
export const recordConduct = usecase('conduct.record', input, async (context, given) => {
  const { tx, actor, command, now } = context;
  const { inspection, profile, about } = await lockForRecord(
    context,
    given.inspectionId,
    'conduct.record',
    ['started', 'submitted'],
  );
  if (!parameter(profile, 'result.recordRefusal')) {
    throw new Refusal('conduct-not-recorded', { rule: cite(profile, 'result.recordRefusal') });
  }
  const number = await nextIn(context, 'subject_conduct', inspection.id);
  await tx.query(
    `insert into subject_conduct (id, inspection_id, number, kind, fact, recorded_by, door, recorded_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [
      randomUUID(),
      inspection.id,
      number,
      given.kind,
      given.fact,
      personId(actor),
      command.door,
      now,
    ],
  );
  await record(context, 'conduct.recorded', about, { number, conduct: given.kind });
  await refresh(context, 'inspection', inspection.id);
  return { number, again: inspection.state === 'submitted' };
});
