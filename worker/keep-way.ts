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
  { message, dest }: Delivery,
  answer: SendOutcome,
  settlement: Settlement,
): Promise<void> {
  const outcome = outcomes[settlement.to];
  if (!outcome) return;
  const manager = database().manager;
  const [before] = await manager.query(
    `select exists (select 1 from message_step where message_id = $1 and outcome = 'unreachable') as diverted`,
    [message.copyOf ?? message.id],
  );
  const isOther = before.diverted || message.copyOf !== null;
  const chat = isOther ? 'other' : 'private';
  const rung = dest.provider === 'web' ? 'web' : chat;
  await keepStep(
    manager,
    {
      messageId: message.copyOf ?? message.id,
      rung: message.groupId ? 'group' : rung,
      outcome: !answer.ok && answer.class === 'unreachable' ? 'unreachable' : outcome,
      provider: dest.provider,
      account: dest.account,
      chat: dest.chat,
      providerRef: answer.ok ? answer.ref.id : null,
    },
    await currentTime(),
  );
}
