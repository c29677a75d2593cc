import { isUnregistered } from '../db/queries/overdue-register.ts';
import { system } from '../domain/actor.ts';
import { jobId, type Payload } from '../domain/jobs.ts';
import { dueReminders } from '../usecases/obligation/due.ts';
import { registerOverdue } from '../usecases/obligation/register-overdue.ts';
import { remindObligation } from '../usecases/obligation/remind.ts';
import { commandOf } from '../usecases/usecase.ts';
import type { Offer } from './queue.ts';

/**
 * Offers every reminder whose day has come; each claims itself in Postgres, so it goes out once. What is past
 * its day goes on the register.
 */
export async function sweepObligations(offer: (offers: Offer[]) => Promise<void>): Promise<void> {
  if (await isUnregistered()) await registerOverdue(commandOf(system, 'system'), {});
  const due = await dueReminders();
  await offer(
    due.map(({ obligationId, step }) => ({
      name: 'remind-obligation',
      id: jobId.remind(obligationId, step),
      payload: { obligationId, step },
    })),
  );
}

/** Gives one reminder, if it is still owed. */
export async function remindOne(reminder: Payload<'remind-obligation'>): Promise<void> {
  await remindObligation(commandOf(system, 'system'), reminder);
}
