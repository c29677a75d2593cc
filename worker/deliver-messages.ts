import type { ChatPort, Dest, SendOutcome } from '../chat/port.ts';
import { prepare, type Prepared } from '../chat/render-message.ts';
import { database } from '../db/data-source.ts';
import type { Message } from '../db/entities/message.ts';
import { backoffMs, settle } from '../domain/delivery.ts';
import type { Payload } from '../domain/jobs.ts';
import { log } from '../log.ts';
import { clearDoubt } from './clear-doubt.ts';
import { type Claimed, claimAll, type Waiting } from './claim.ts';
import { complete } from './complete.ts';
import { destinationOf, mustAsk, type Places, placesOf, type Ports } from './destination.ts';
import { inTurn, type Paused, type Turn } from './gate.ts';
import { record } from './record-outcome.ts';

/** One attempt at a message: who works on it, where it goes, through what, and when it may. */
export type Delivery = Turn & { message: Message; dest: Dest; port: ChatPort; edit: boolean };

/**
 * Sends messages that are owed, or brings the copies that stand in chats up to date. What goes to
 * known chats is taken together; whoever's chat the platform has to be asked for keeps nobody waiting.
 * `settled` is called whenever a reader is free again.
 */
export async function deliverMessages(
  { messageIds }: Payload<'deliver-messages'>,
  ports: Ports,
  settled: () => void = () => {},
): Promise<void> {
  const places = await placesOf(messageIds);
  const known = places.filter((each) => !mustAsk(each));
  const unknown = places.filter(mustAsk);
  const groups = [known, ...unknown.map((each) => [each])];
  await all(groups.map((group) => deliverAll(group, ports, settled)));
}

async function deliverAll(places: Places[], ports: Ports, settled: () => void): Promise<void> {
  const found = await Promise.all(places.map((each) => findWay(each, ports)));
  const claimed = await claimAll(found.flatMap((way) => way ?? []));
  await all(
    claimed.map(async (each) => {
      await deliver(each, ports[each.dest.provider] as ChatPort);
      settled();
    }),
  );
}

// One that fails does not keep back the rest.
async function all(pieces: Promise<void>[]): Promise<void> {
  const ends = await Promise.allSettled(pieces);
  const faults = ends.flatMap((end) => (end.status === 'rejected' ? [end.reason] : []));
  if (faults.length > 0) throw new AggregateError(faults, faults.map(String).join('; '));
}

async function findWay(places: Places, ports: Ports): Promise<Waiting | undefined> {
  const dest = await destinationOf(places, ports);
  if (dest && ports[dest.provider]) return { id: places.id, dest };
  await holdBack(places.id, dest ? `no-${dest.provider}` : 'no-chat');
  return undefined;
}

async function deliver({ doubtful, ...claimed }: Claimed, port: ChatPort): Promise<void> {
  const delivery = { ...claimed, port, edit: claimed.message.providerRef !== null };
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
  const outcome: SendOutcome | Paused = same
    ? { ok: false, class: 'unchanged' }
    : await inTurn(delivery, () => speak(delivery, prepared));
  if ('pausedMs' in outcome) return giveBack(delivery, outcome.pausedMs);
  const { personId, attempt } = message;
  const settlement = settle({ edit, toPerson: personId !== null, attempt }, outcome);
  await record(delivery, prepared, outcome, settlement);
}

async function speak(delivery: Delivery, prepared: Prepared): Promise<SendOutcome> {
  const { message, dest, port, edit } = delivery;
  const { card, locale } = prepared;
  try {
    return edit
      ? await port.edit({ dest, id: message.providerRef as string }, card, locale)
      : await port.post(dest, card, locale);
  } catch (error) {
    // An adapter never throws; if one does, nobody knows how far it came.
    log.error({ err: error, messageId: message.id }, 'adapter threw');
    return { ok: false, class: 'unknown' };
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

/** Nothing was sent: the platform asked for a pause while this one waited for its slot. */
async function giveBack({ message, edit }: Delivery, waitMs: number): Promise<void> {
  await complete(message, { state: edit ? 'sent' : 'pending', waitMs, error: 'retry' });
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
