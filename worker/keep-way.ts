import type { SendOutcome } from '../chat/port.ts';
import { currentTime } from '../db/clock.ts';
import { database } from '../db/data-source.ts';
import type { Settlement } from '../domain/delivery.ts';
import { keepStep } from '../usecases/message/step.ts';
import type { Delivery } from './deliver-message.ts';

// What is not settled yet is no step: it is tried again the same way.
const outcomes: Partial<Record<Settlement['to'], string>> = {
  sent: 'sent',
  elsewhere: 'unreachable',
  failed: 'failed',
  unknown: 'unknown',
};

/** Puts on file which way a message went, and whether it arrived there. */
export async function keepWay(
  delivery: Delivery,
  answer: SendOutcome,
  settlement: Settlement,
): Promise<void> {
  const outcome = outcomes[settlement.to];
  if (!outcome) return;
  const { message, dest } = delivery;
  const { provider, account, chat } = dest;
  const isUnreached = !answer.ok && answer.class === 'unreachable';
  const step = {
    messageId: message.copyOf ?? message.id,
    rung: await rungOf(delivery),
    outcome: isUnreached ? 'unreachable' : outcome,
    providerRef: answer.ok ? answer.ref.id : null,
  };
  await keepStep(database().manager, { ...step, provider, account, chat }, await currentTime());
}

async function rungOf({ message, dest }: Delivery): Promise<'private' | 'other' | 'web' | 'group'> {
  if (message.groupId) return 'group';
  if (dest.provider === 'web') return 'web';
  if (message.copyOf) return 'other';
  const [before] = await database().query(
    `select 1 from message_step where message_id = $1 and outcome = 'unreachable' limit 1`,
    [message.id],
  );
  return before ? 'other' : 'private';
}
