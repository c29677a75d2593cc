import { randomUUID } from 'node:crypto';
import { Disclosure } from '../../db/entities/disclosure.ts';
import type { Result } from '../../db/entities/result.ts';
import { mandatedOver } from '../../db/queries/deciders.ts';
import { interestedIn } from '../../db/queries/interested.ts';
import { everSeated } from '../../db/queries/seats.ts';
import { dayOf } from '../../domain/day.ts';
import { parameter, type Profile } from '../../domain/profile/profile.ts';
import type { LockedInspection } from '../inspection/locked.ts';
import { notify } from '../notify.ts';
import { closeWhenSigned } from '../task/close.ts';
import { type Context, record } from '../usecase.ts';
import { startClock } from './start-clock.ts';

/**
 * A result is signed by all: its disclosure waits for somebody outside the team. A task
 * that the visit serves closes when this was its last one, and the clock runs as soon as the bureau's rules let it.
 */
export async function openDisclosure(
  context: Context,
  { tasks, inspection, unit, profile, about }: LockedInspection,
  result: Result,
): Promise<void> {
  const { tx } = context;
  const { id, again } = await pendingDisclosure(context, result, profile);
  await record(
    context,
    'disclosure.opened',
    { ...about, type: 'disclosure', id },
    {
      inspectionId: inspection.id,
      result: result.number,
    },
  );
  // Before the task closes, which starts the clocks that wait for that day, and knows of no earlier entry.
  await startClock(context, id, { again });
  await closeWhenSigned(context, tasks);
  const barred = [
    ...(await everSeated(tx, inspection.id)),
    ...(await interestedIn(tx, inspection.subjectId)),
  ];
  await notify(
    context,
    {
      card: 'disclosure',
      about: { type: 'disclosure', id },
      dedupeKey: `disclosure:${id}:${result.number}`,
    },
    await approversBut(context, unit.path, barred),
  );
}

// with those who stand for an approver, unless that approver may not decide this.
async function approversBut(
  { tx, now }: Context,
  path: string,
  barred: string[],
): Promise<string[]> {
  const standing = await mandatedOver(tx, path, dayOf(now));
  return standing
    .filter(({ mandate }) => mandate.role === 'approver')
    .filter(({ id, principalId }) => !barred.includes(id) && !barred.includes(principalId ?? id))
    .map(({ id }) => id);
}

// A result that was entered and signed anew takes the place of the first in the same disclosure, as
// does one that came after its task had closed.
async function pendingDisclosure(
  { tx }: Context,
  { id: resultId, inspectionId }: Result,
  profile: Profile,
) {
  const known = await tx.findOne(Disclosure, {
    where: { inspectionId },
    lock: { mode: 'pessimistic_write' },
  });
  if (known) {
    await tx.query('update disclosure set result_id = $2, version = version + 1 where id = $1', [
      known.id,
      resultId,
    ]);
    return { id: known.id, again: known.resultId !== null };
  }
  const id = randomUUID();
  const single = parameter(profile, 'joint.singleDisclosure');
  await tx.insert(Disclosure, { id, inspectionId, resultId, single });
  return { id, again: false };
}
