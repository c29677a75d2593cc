import type { SendOutcome } from '../chat/port.ts';
import { currentTime } from '../db/clock.ts';
import { database } from '../db/data-source.ts';
import type { Settlement } from '../domain/delivery.ts';
import { keepStep } from '../usecases/message/step.ts';
import type { Delivery } from './deliver-messages.ts';

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
    rung: rungOf(delivery),
    outcome: isUnreached ? 'unreachable' : outcome,
    providerRef: answer.ok ? answer.ref.id : null,
  };
  await keepStep(database().manager, { ...step, provider, account, chat }, await currentTime());
}

function rungOf({ message, dest }: Delivery): 'private' | 'other' | 'web' | 'group' {
  if (message.groupId) return 'group';
  if (dest.provider === 'web') return 'web';
  return message.copyOf ? 'other' : 'private';
}
