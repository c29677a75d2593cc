import { currentTime } from '../db/clock.ts';
import { database } from '../db/data-source.ts';
import { waitingSnoozes } from '../db/queries/snoozes.ts';
import { remindAgain } from '../usecases/obligation/remind-again.ts';
import { each } from './each.ts';

// Of one look at most so many: the next one takes the rest.
const most = 200;

/** Gives the reminders again whose readers put them off until now. Answers when the next one comes. */
export async function sweepSnoozes(): Promise<Date | undefined> {
  const now = await currentTime();
  const waiting = await waitingSnoozes(database().manager, most);
  await each(
    waiting
      .filter(({ at }) => at <= now)
      .map(({ id, unitPath }) => ({
        action: 'obligation.remind-again',
        about: { type: 'snooze', id, unitPath },
        run: (command) => remindAgain(command, { snoozeId: id }),
      })),
  );
  const next = waiting.find(({ at }) => at > now);
  return next && new Date(Date.now() + next.at.getTime() - now.getTime());
}
