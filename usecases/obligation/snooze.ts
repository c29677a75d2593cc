import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { quietHoursOf } from '../../db/queries/quiet-hours.ts';
import { type Reminder, reminderOf } from '../../db/queries/snoozes.ts';
import { minuteOf } from '../../domain/day.ts';
import { authorize } from '../../domain/policy.ts';
import { Refusal } from '../../domain/refusal.ts';
import { snoozes, snoozeUntil } from '../../domain/snooze.ts';
import { type About, asSeen, type Context, record, usecase } from '../usecase.ts';
import { refreshReminders } from './refresh-reminders.ts';

const input = z.object({ messageId: z.uuid(), choice: z.enum(snoozes) });

/**
 * 推迟提醒: whoever was reminded is reminded of it again later, never past the last day. What is owed and by
 * when stays as it is, and so does everybody else's reminder. Refuses `already-snoozed`, `snooze-too-late`
 * and what any stale card is refused. Answers until when.
 */
export const snoozeReminder = usecase('obligation.snooze', input, async (context, given) => {
  const { tx, actor, now } = context;
  const reminder = await lockReminder(context, given.messageId);
  authorize(actor, 'obligation.snooze', reminder);
  asSeen(context, reminder.version);
  if (!reminder.isOpen || !reminder.isNewest) throw new Refusal('stale');
  if (reminder.until) throw new Refusal('already-snoozed');
  const { dueOn, personId, obligationId, step } = reminder;
  const until = snoozeUntil(given.choice, now, { dueOn, quiet: await quietHoursOf(tx, personId) });
  if (!until) throw new Refusal('snooze-too-late', { dueOn });
  await tx.query(
    `insert into snooze (id, message_id, obligation_id, person_id, choice, snoozed_at, until, due_on)
     values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [randomUUID(), given.messageId, obligationId, personId, given.choice, now, until, dueOn],
  );
  await refreshReminders(context, { type: reminder.aboutType, id: reminder.aboutId }, personId);
  const { kind: matter, label } = reminder;
  const said = { matter, label, step, until: minuteOf(until) };
  await record(context, 'obligation.snoozed', aboutOf(reminder), said);
  return { until: until.toISOString() };
});

// What is owed before the cards about it, as when reminding.
async function lockReminder({ tx }: Context, messageId: string): Promise<Reminder> {
  const found = await reminderOf(tx, messageId);
  if (!found) throw new Refusal('not-found', { what: 'message' });
  await tx.query('select from obligation where id = $1 for no key update', [found.obligationId]);
  return (await reminderOf(tx, messageId)) ?? found;
}

/** Where the events about a reminder belong: to what it is about. */
export const aboutOf = ({ aboutType, aboutId, taskId, unitPath }: Reminder): About => ({
  type: aboutType,
  id: aboutId,
  taskId,
  unitPath,
});
