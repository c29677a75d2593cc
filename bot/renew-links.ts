import { adapters } from '../chat/adapters.ts';
import type { ProviderId } from '../chat/port.ts';
import { prepare } from '../chat/render-message.ts';
import { currentTime } from '../db/clock.ts';
import { database } from '../db/data-source.ts';
import { Message } from '../db/entities/message.ts';
import { log } from '../log.ts';

const pauseMs = 30_000;

/**
 * Puts fresh sign-in links on a card in somebody's chat. Whoever asks for it need not be its owner:
 * the links go nowhere but to the owner's own chat, and not more often than twice a minute.
 */
export async function renewLinks(messageId: string): Promise<void> {
  const message = await database().manager.findOneBy(Message, { id: messageId });
  if (!message?.provider || !message.providerRef || !message.chat) return;
  const [{ recent }] = await database().query(
    `select exists (select 1 from action_token where message_id = $1 and action = 'enter'
       and created_at > $2) as recent`,
    [messageId, new Date((await currentTime()).getTime() - pauseMs)],
  );
  if (recent) return;
  const { account, chat } = message;
  const provider = message.provider as ProviderId;
  const dest = { provider, account: account ?? '', chat, kind: 'dm' } as const;
  const { card, locale } = await prepare(message, dest);
  const ref = { dest, id: message.providerRef };
  const outcome = await adapters()[provider]?.edit(ref, card, locale);
  log.info({ messageId, outcome }, 'links renewed');
}
