import { SubjectFlag } from '../../db/entities/subject-flag.ts';
import { Refusal } from '../../domain/refusal.ts';
import { type LockedSubject, lockSubject } from '../registry/locked-subject.ts';
import type { Context } from '../usecase.ts';

/** Locks the subject of a flag, then the flag; refuses `not-found`. */
export async function lockFlag(
  context: Pick<Context, 'tx'>,
  flagId: string,
): Promise<{ flag: SubjectFlag; locked: LockedSubject }> {
  const found = await context.tx.findOneBy(SubjectFlag, { id: flagId });
  if (!found) throw new Refusal('not-found', { what: 'flag' });
  const locked = await lockSubject(context, found.subjectId);
  const flag = await context.tx.findOneOrFail(SubjectFlag, {
    where: { id: flagId },
    lock: { mode: 'pessimistic_write' },
  });
  return { flag, locked };
}
