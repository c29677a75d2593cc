import type { FormField } from '../chat/port.ts';
import { told } from '../chat/text.ts';
import { currentTime } from '../db/clock.ts';
import { database } from '../db/data-source.ts';
import { reminderOf } from '../db/queries/snoozes.ts';
import { Refusal } from '../domain/refusal.ts';
import { latestSnooze, snoozes } from '../domain/snooze.ts';

/** For how long, and until when at most; refuses where no time is left. */
export async function snoozeFields(messageId: string): Promise<FormField[]> {
  const reminder = await reminderOf(database().manager, messageId);
  if (!reminder?.isOpen || !reminder.isNewest) throw new Refusal('stale');
  if (reminder.until) throw new Refusal('already-snoozed');
  const { dueOn } = reminder;
  const latest = latestSnooze(dueOn);
  if (latest <= (await currentTime())) throw new Refusal('snooze-too-late', { dueOn });
  return [
    {
      t: 'choice',
      name: 'choice',
      label: told('form.snooze', { latest: { at: latest.toISOString() } }),
      required: true,
      options: snoozes.map((choice) => [choice, told(`snooze.${choice}`)]),
    },
  ];
}
