import type { ChatPort, Dest, SendOutcome } from '../chat/port.ts';
import { prepare, type Prepared } from '../chat/render-message.ts';
import { database } from '../db/data-source.ts';
import { Message } from '../db/entities/message.ts';
import { backoffMs, settle } from '../domain/delivery.ts';
import type { Payload } from '../domain/jobs.ts';
import { log } from '../log.ts';
import { clearDoubt } from './clear-doubt.ts';
import { claim } from './claim.ts';
import { complete } from './complete.ts';
import { destinationOf, type Ports } from './destination.ts';
import { record } from './record-outcome.ts';

/** One attempt at a message: who works on it, where it goes, through what. */
export type Delivery = { message: Message; dest: Dest; port: ChatPort; edit: boolean };

/** Sends a message that is owed, or brings the copy that stands in a chat up to date. */
export async function deliverMessage(
  { messageId }: Payload<'deliver-message'>,
  ports: Ports,
): Promise<void> {
  const waiting = await database().manager.findOneBy(Message, { id: messageId });
  if (!waiting) return;
  const dest = await findDestination(waiting, ports);
  const port = dest && ports[dest.provider];
  if (!dest || !port) return holdBack(messageId, dest ? `no-${dest.provider}` : 'no-chat');
  const claimed = await claim(messageId, dest);
  if (!claimed) return;
  const { message, doubtful } = claimed;
  const delivery = { message, dest, port, edit: message.providerRef !== null };
  if (doubtful && !(await clearDoubt(delivery))) return;
  await attempt(delivery);
}

async function attempt(delivery: Delivery): Promise<void> {
  const { message, dest, edit } = delivery;
  let prepared: Prepared;
  try {
    prepared = await prepare(message, dest);
  } catch (error) {
    return putOff(delivery, error);
  }
  const same = edit && prepared.hash === message.sentHash;
  const outcome: SendOutcome = same
    ? { ok: false, class: 'unchanged' }
    : await speak(delivery, prepared);
  const { personId, attempt } = message;
  const settlement = settle({ edit, toPerson: personId !== null, attempt }, outcome);
  await record(delivery, prepared, outcome, settlement);
}

async function speak({ message, dest, port, edit }: Delivery, prepared: Prepared) {
  const { card, locale } = prepared;
  try {
    return edit
      ? await port.edit({ dest, id: message.providerRef as string }, card, locale)
      : await port.post(dest, card, locale);
  } catch (error) {
    // An adapter never throws; if one does, nobody knows how far it came.
    log.error({ err: error, messageId: message.id }, 'adapter threw');
    return { ok: false, class: 'unknown' } satisfies SendOutcome;
  }
}

const mostRenderings = 10;

/** Nothing was sent: the database was away, or the card cannot be made, which no waiting mends. */
async function putOff({ message, edit }: Delivery, error: unknown): Promise<void> {
  log.error({ err: error, messageId: message.id, attempt: message.attempt }, 'card not made');
  const rest = edit ? 'sent' : 'pending';
  await complete(message, {
    state: message.attempt < mostRenderings ? rest : 'failed',
    waitMs: backoffMs(message.attempt),
    error: 'card',
  });
}

/** The chat to send to; nothing while a platform does not say which it is. */
async function findDestination(message: Message, ports: Ports): Promise<Dest | undefined> {
  try {
    return await destinationOf(message, ports);
  } catch (error) {
    log.warn({ err: error, messageId: message.id }, 'no chat');
    return undefined;
  }
}

const holdMs = 60_000;

/** It cannot be sent now, and trying is not even begun: it waits, it is not dropped. */
async function holdBack(messageId: string, reason: string): Promise<void> {
  await database().query(
    `update message set last_error = $2, next_try_at = clock_timestamp() + $3 * interval '1 millisecond'
     where id = $1 and state <> 'sending'`,
    [messageId, reason, holdMs],
  );
}
