import { Disclosure } from '../../db/entities/disclosure.ts';
import { Refusal } from '../../domain/refusal.ts';
import { type LockedInspection, lockInspection } from '../inspection/locked.ts';
import type { Context } from '../usecase.ts';

/** A disclosure with its visit, locked: task, visit, seats, then the disclosure. */
export async function lockDisclosure(
  context: Context,
  id: string,
): Promise<{ disclosure: Disclosure; locked: LockedInspection }> {
  const { tx } = context;
  const found = await tx.findOneBy(Disclosure, { id });
  if (!found) throw new Refusal('not-found', { what: 'disclosure' });
  const locked = await lockInspection(context, found.inspectionId);
  const disclosure = await tx.findOneOrFail(Disclosure, {
    where: { id },
    lock: { mode: 'pessimistic_write' },
  });
  return { disclosure, locked };
}
