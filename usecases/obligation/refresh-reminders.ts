import { wake } from '../notify.ts';
import type { Context } from '../usecase.ts';

/** Reminders of this that stand in chats are out of date: everybody's, or those of one reader. */
export async function refreshReminders(
  { tx }: Context,
  about: { type: string; id: string },
  personId: string | null = null,
): Promise<void> {
  await tx.query(
    `update message set desired_version = desired_version + 1
     where class = 'reminder' and about_type = $1 and about_id = $2 and ($3::uuid is null or person_id = $3)`,
    [about.type, about.id, personId],
  );
  await wake(tx, 'messages');
}
