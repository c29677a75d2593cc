import { z } from 'zod';
import { lockObligation } from '../../db/queries/open-obligations.ts';
import {
  type Reminder,
  reminderOf,
  type Snoozed,
  waitingSnooze,
} from '../../db/queries/snoozes.ts';
import { lockStanding } from '../../db/queries/standing-obligations.ts';
import { waitingTheirMinute } from '../../db/queries/waits-its-minute.ts';
import { type Day, workingDaysBetween } from '../../domain/calendar.ts';
import { dayOf } from '../../domain/day.ts';
import { authorize } from '../../domain/policy.ts';
import { limitOf } from '../../domain/snooze.ts';
import { currentCalendar } from '../calendar/current.ts';
import { serialiseOn } from '../inspection/locked.ts';
import { notify } from '../notify.ts';
import { type Context, record, usecase } from '../usecase.ts';
import { promptedOf } from './prompt.ts';
import { refreshReminders } from './refresh-reminders.ts';
import { remindedOf } from './remind.ts';
import { aboutOf } from './snooze.ts';

const input = z.object({ snoozeId: z.uuid() });

/**
 * Gives a reminder that its reader put off again, as a fresh card, once, when its time has come: unless it
 * was done meanwhile, or is no longer this reader's to be reminded of.
 */
export const remindAgain = usecase('obligation.remind-again', input, async (context, given) => {
  const { tx, actor, now } = context;
  authorize(actor, 'obligation.remind-again', {});
  const found = await waitingSnooze(tx, given.snoozeId);
  const reminder = found && (await reminderOf(tx, found.messageId));
  if (!reminder) return { again: false };
  const isTheirs = await lockWhose(context, reminder);
  // Decided, it may still be undone within the minute: until then nothing is said of it.
  if ((await waitingTheirMinute(tx, [reminder.obligationId])).size > 0) return { again: false };
  // The day may have moved, and somebody else may have given it, until all was locked.
  const waiting = await waitingSnooze(tx, given.snoozeId);
  if (!waiting || (isTheirs && waiting.at > now)) return { again: false };
  await end(context, given.snoozeId, isTheirs ? 'again' : 'over');
  if (isTheirs) await give(context, reminder, waiting);
  await refreshReminders(
    context,
    { type: reminder.aboutType, id: reminder.aboutId },
    waiting.personId,
  );
  return { again: isTheirs };
});

// Whether it is still owed, and this reader among those who are reminded of it today.
async function lockWhose(context: Context, reminder: Reminder): Promise<boolean> {
  const { tx, now } = context;
  const { obligationId, personId, taskId } = reminder;
  const today: Day = dayOf(now);
  if (taskId) {
    await serialiseOn(context, taskId);
    const row = await lockObligation(tx, obligationId);
    return row ? (await remindedOf(context, row, today)).includes(personId) : false;
  }
  const row = await lockStanding(tx, obligationId);
  return row ? (await promptedOf(context, row, today)).includes(personId) : false;
}

const end = ({ tx, now }: Context, snoozeId: string, outcome: 'again' | 'over') =>
  tx.query('update snooze set outcome = $2, ended_at = $3 where id = $1', [snoozeId, outcome, now]);

async function give(context: Context, reminder: Reminder, waiting: Snoozed): Promise<void> {
  const { aboutType, aboutId, dueOn, step } = reminder;
  const calendar = await currentCalendar(context.tx);
  const left = workingDaysBetween(dayOf(context.now), dueOn, calendar);
  await notify(
    context,
    {
      card: aboutType === 'disclosure' ? 'disclosure-due' : 'obligation-due',
      about: { type: aboutType, id: aboutId },
      vars: { step, dueOn, left },
      class: 'reminder',
      dedupeKey: `snooze:${waiting.messageId}`,
      limit: limitOf(dueOn),
    },
    [waiting.personId],
  );
  await record(context, 'obligation.reminded-again', aboutOf(reminder), {
    step,
    matter: reminder.kind,
    label: reminder.label,
    personId: waiting.personId,
  });
}
