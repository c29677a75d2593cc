import type { MessageRef } from '../chat/port.ts';
import { database } from '../db/data-source.ts';
import type { Message } from '../db/entities/message.ts';
import { type MessageClass, resolve } from '../domain/delivery.ts';
import { log } from '../log.ts';
import { complete } from './complete.ts';
import type { Delivery } from './deliver-messages.ts';

const waitMs = 60_000;

type Asked = Pick<Delivery, 'message' | 'dest' | 'port'>;

/**
 * Finds out what became of an attempt whose outcome is unknown. Gives true when the message is to be
 * sent again, marked as a repetition; otherwise the row says what was found.
 */
export async function clearDoubt({ message, dest, port }: Asked): Promise<boolean> {
  const found = await look({ message, dest, port });
  const verdict = found === 'later' ? 'leave' : verdictOf(message, found);
  log.info({ messageId: message.id, attempt: message.attempt, verdict }, 'unknown outcome');
  if (verdict === 'leave') await complete(message, { state: 'unknown', waitMs, error: 'unknown' });
  if (verdict === 'adopt') await adopt(message, found as MessageRef);
  return verdict === 'resend' && mark(message);
}

function verdictOf({ class: kind, resent }: Message, found: MessageRef | null | undefined) {
  const arrived = found === undefined ? undefined : found !== null;
  return resolve({ class: kind as MessageClass, resent, arrived });
}

// A platform that can be asked but does not answer now is asked again; not for ever, though.
const mostLooks = 10;

async function look({ message, dest, port }: Asked) {
  // A demo's clock may be ahead of the platform's.
  const since = new Date(Math.min(message.createdAt.getTime(), Date.now()) - 5000);
  try {
    return await port.find(dest, message.id, since);
  } catch (error) {
    log.warn({ err: error, messageId: message.id }, 'cannot look for it');
    return message.attempt < mostLooks ? 'later' : undefined;
  }
}

/** It did arrive. What it shows is as old as the attempt, so it is due for an edit at once. */
const adopt = (message: Message, { id, dest }: MessageRef) =>
  complete(message, {
    state: 'sent',
    columns: { providerRef: id, chat: dest.chat, sentVersion: 0, sentHash: null },
  });

async function mark(message: Message): Promise<boolean> {
  const [, count]: [unknown, number] = await database().query(
    `update message set resent = resent + 1 where id = $1 and attempt = $2 and state = 'sending'`,
    [message.id, message.attempt],
  );
  message.resent += 1;
  return count === 1;
}
