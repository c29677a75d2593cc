import { Subject } from '../../db/entities/subject.ts';
import { type UnitRow, unitById } from '../../db/queries/units.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { About, Context } from '../usecase.ts';

/** A subject, locked, with the unit that keeps it. */
export type LockedSubject = { subject: Subject; unit: UnitRow; about: About };

/** Locks a subject of the registry; refuses `not-found`. */
export async function lockSubject(
  { tx }: Pick<Context, 'tx'>,
  subjectId: string,
): Promise<LockedSubject> {
  const subject = await tx.findOne(Subject, {
    where: { id: subjectId },
    lock: { mode: 'pessimistic_write' },
  });
  if (!subject) throw new Refusal('not-found', { what: 'subject' });
  const unit = await unitById(tx, subject.unitId);
  return { subject, unit, about: { type: 'subject', id: subjectId, unitPath: unit.path } };
}
