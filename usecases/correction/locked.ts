import { Correction } from '../../db/entities/correction.ts';
import type { Disclosure } from '../../db/entities/disclosure.ts';
import { interestedIn } from '../../db/queries/interested.ts';
import { everSeated } from '../../db/queries/seats.ts';
import { Refusal } from '../../domain/refusal.ts';
import { lockDisclosure } from '../disclosure/locked.ts';
import type { LockedInspection } from '../inspection/locked.ts';
import type { Context } from '../usecase.ts';

/** A correction with its disclosure and visit, locked: task, visit, seats, disclosure, then the correction. */
export async function lockCorrection(
  context: Context,
  id: string,
): Promise<{ correction: Correction; disclosure: Disclosure; locked: LockedInspection }> {
  const { tx } = context;
  const found = await tx.findOneBy(Correction, { id });
  if (!found) throw new Refusal('not-found', { what: 'correction' });
  const { disclosure, locked } = await lockDisclosure(context, found.disclosureId);
  const correction = await tx.findOneOrFail(Correction, {
    where: { id },
    lock: { mode: 'pessimistic_write' },
  });
  return { correction, disclosure, locked };
}

/** Who neither signs a correction nor was heard without being party to it: the team, and who has an interest. */
export async function partiesTo({ tx }: Context, { inspection }: LockedInspection) {
  return [
    ...(await everSeated(tx, inspection.id)),
    ...(await interestedIn(tx, inspection.subjectId)),
  ];
}
