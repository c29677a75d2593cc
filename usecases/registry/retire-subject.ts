import { z } from 'zod';
import { Subject } from '../../db/entities/subject.ts';
import { visitsOpenOf } from '../../db/queries/subject-visits.ts';
import { Refusal } from '../../domain/refusal.ts';
import { retiredStatuses } from '../../domain/registry/subject.ts';
import { notify, refresh } from '../notify.ts';
import { asSeen, record, usecase } from '../usecase.ts';
import { lockSubject } from './locked-subject.ts';
import { authorizeOwner } from './owner.ts';
import { refuseReach } from './reach-back.ts';
import { tellWhy } from './tell.ts';

const input = z.object({
  subjectId: z.uuid(),
  status: z.enum(retiredStatuses),
  reason: z.string().trim().min(1).max(500),
  effectiveOn: z.iso.date().optional(),
  /** That its open visits are known of: they go on, and their leads are told. */
  knowsVisits: z.boolean().default(false),
});

/**
 * takes a subject out of the pools with its ground; it stays on file. Whoever was drawn before
 * is visited still: the lead is told, and enters what is found there.
 */
export const retireSubject = usecase('registry.retire', input, async (context, given) => {
  const { tx, now } = context;
  const { subject, unit, about } = await lockSubject(context, given.subjectId);
  await authorizeOwner(context, 'registry.retire', unit);
  asSeen(context, subject.version);
  if (subject.status !== '存续') throw new Refusal('illegal-step', { state: subject.status });
  await refuseReach(context, subject.id, given.effectiveOn);
  const visits = await visitsOpenOf(tx, subject.id);
  if (visits.length > 0 && !given.knowsVisits) {
    throw new Refusal('still-visited', { codes: visits.map(({ code }) => code).join('、') });
  }
  await tellWhy(context, given);
  const version = subject.version + 1;
  const { status, reason } = given;
  await tx.update(Subject, { id: subject.id }, { status, version, updatedAt: now });
  await record(context, 'registry.retired', about, {
    status,
    reason,
    ...(given.effectiveOn && { effectiveOn: given.effectiveOn }),
    visits: visits.length,
  });
  for (const { id, leadId } of visits) {
    await refresh(context, 'inspection', id);
    const card = { card: 'inspection', about: { type: 'inspection', id } } as const;
    if (leadId) await notify(context, card, [leadId]);
  }
  return { version, visits: visits.map(({ code }) => code) };
});
