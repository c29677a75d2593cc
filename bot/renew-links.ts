import { currentTime } from '../db/clock.ts';
import { database } from '../db/data-source.ts';
import { wake } from '../usecases/notify.ts';

const pauseMs = 30_000;

/**
 * Puts fresh sign-in links on a card in somebody's chat, by the outbox and in its pace: the card looks the
 * same, so what it looked like is forgotten. Whoever asks for it need not be its owner: the links go nowhere
 * but to the owner's own chat, and not more often than twice a minute.
 */
export async function renewLinks(messageId: string): Promise<void> {
  const now = (await currentTime()).getTime();
  await database().transaction(async (tx) => {
    await tx.query(
      `update message m set desired_version = desired_version + 1, sent_hash = null
       where m.id = $1 and m.state = 'sent' and m.provider_ref is not null and m.sent_hash is not null
         and not exists (select 1 from action_token where message_id = m.id and action = 'enter'
           and created_at > $2)`,
      [messageId, new Date(now - pauseMs)],
    );
    await wake(tx, 'messages');
  });
}
