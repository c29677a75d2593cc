import { asksReader } from '../chat/asks-reader.ts';
import { pause } from '../chat/pace.ts';
import type { SendOutcome } from '../chat/port.ts';
import type { Prepared } from '../chat/render-message.ts';
import { currentTime } from '../db/clock.ts';
import { database } from '../db/data-source.ts';
import { paceKeys, pacesOf, type Settlement } from '../domain/delivery.ts';
import { log } from '../log.ts';
import { refreshAbout } from '../usecases/notify.ts';
import { type Columns, complete, type Completion } from './complete.ts';
import type { Delivery } from './deliver-messages.ts';
import { markUnreachable } from './destination.ts';
import { keepWay } from './keep-way.ts';
import { hold } from './gate.ts';

/** Writes down what became of an attempt, for the message and for whoever else goes the same way. */
export async function record(
  delivery: Delivery,
  prepared: Prepared,
  outcome: SendOutcome,
  settlement: Settlement,
): Promise<void> {
  const { message, dest } = delivery;
  const answer = outcome.ok ? null : outcome.class;
  await settlePlace(delivery, settlement);
  const asks = asksReader(prepared.card);
  const isStep = !delivery.edit || settlement.to === 'elsewhere';
  const completion = await completionOf(delivery, prepared, outcome, settlement);
  const [heard] = await Promise.all([
    complete(message, {
      ...completion,
      error: settlement.to === 'sent' ? null : answer,
      // However long it was on its way, the next into this chat follows its pace after that.
      spoken: pacesOf(dest)[1],
    }),
    isStep && keepWay(delivery, outcome, settlement),
  ]);
  if (heard && settlement.to === 'sent' && message.asks && !asks) await unchase(message.id);
  tellLog({ messageId: message.id, attempt: message.attempt, to: settlement.to, answer }, heard);
}

type Facts = {
  messageId: string;
  attempt: number;
  to: Settlement['to'];
  answer: string | null;
};

function tellLog(facts: Facts, heard: boolean): void {
  if (!heard) log.warn(facts, 'too late: somebody else has this message');
  else if (facts.to === 'failed' || facts.answer === 'config') log.error(facts, 'not delivered');
  else log.info(facts, 'attempt settled');
}

// Where to wait, and whom not to try here again.
async function settlePlace({ message, dest }: Delivery, settlement: Settlement): Promise<void> {
  if (settlement.to === 'again' && settlement.pause) {
    const { scope, ms } = settlement.pause;
    await pause(paceKeys(dest)[scope], ms);
    hold(paceKeys(dest)[scope], ms);
  }
  if (settlement.to === 'elsewhere') await markUnreachable(message.personId as string, dest);
}

// Nobody waits for the reader any more, so nothing that says so may stand.
async function unchase(messageId: string): Promise<void> {
  await database().transaction((tx) => refreshAbout(tx, 'message', messageId));
}

// What a copy that is no longer there leaves behind.
const nothing = { providerRef: null, sentVersion: 0, sentHash: null };

async function completionOf(
  { message, edit }: Delivery,
  prepared: Prepared,
  outcome: SendOutcome,
  settlement: Settlement,
): Promise<Completion> {
  switch (settlement.to) {
    case 'sent':
      return { state: 'sent', columns: await standing(message, prepared, outcome) };
    case 'again':
      return {
        state: edit ? 'sent' : 'pending',
        waitMs: settlement.waitMs,
        columns: forgotten(outcome),
      };
    case 'elsewhere':
      if (message.copyOf) return { state: 'failed' };
      return {
        state: 'pending',
        columns: { ...nothing, provider: null, account: null, chat: null },
      };
    case 'repost':
      // Whoever deletes a second copy has the first.
      return message.copyOf ? { state: 'failed' } : { state: 'pending', columns: nothing };
    case 'failed':
      return { state: 'failed' };
    case 'unknown':
      return { state: 'unknown', waitMs: settlement.waitMs };
  }
}

// Nobody knows what stands there after an edit without an answer: what stood there before may not
// count as the same, or a card that comes back to its old looks would never be put right.
const forgotten = (outcome: SendOutcome): Columns =>
  !outcome.ok && outcome.class === 'unknown' ? { sentHash: null } : {};

async function standing(
  message: Delivery['message'],
  { card, hash, locale }: Prepared,
  outcome: SendOutcome,
): Promise<Columns> {
  return {
    // What was asked for when it was claimed: what has changed since makes it due again.
    sentVersion: message.desiredVersion,
    sentHash: hash,
    locale,
    asks: asksReader(card),
    ...(outcome.ok && { providerRef: outcome.ref.id, chat: outcome.ref.dest.chat }),
    ...(!message.sentAt && { sentAt: await currentTime() }),
  };
}
