import { z } from 'zod';
import { lockMessage, type PlacedMessage } from '../../db/queries/message-place.ts';
import { authorize } from '../../domain/policy.ts';
import { Refusal } from '../../domain/refusal.ts';
import { personId } from '../../domain/request.ts';
import { wake } from '../notify.ts';
import { type Context, record, usecase } from '../usecase.ts';
import { keepStep } from './step.ts';

const confirmInput = z.object({ messageId: z.uuid(), note: z.string().trim().min(1).max(200) });

/**
 * 已电话确认: nobody knows whether a message arrived, or it did not; somebody has asked the reader by
 * telephone, and says whom and what was said. The message is tried no more.
 */
export const confirmByPhone = usecase('message.confirm', confirmInput, async (context, given) => {
  const { tx, actor, now } = context;
  const message = await lockUnsettled(context, 'message.confirm', given.messageId);
  await tx.query(
    `update message set state = 'confirmed', settled_by = $2, settled_at = $3, settled_note = $4,
       attempt = attempt + 1, slot_at = null, slot_key = null, desired_version = sent_version where id = $1`,
    [message.id, personId(actor), now, given.note],
  );
  const step = {
    messageId: message.id,
    rung: 'phone',
    outcome: 'confirmed',
    byPerson: actor.id,
  } as const;
  await keepStep(tx, step, now);
  await record(context, 'message.confirmed', aboutOf(message), {
    was: message.state,
    number: numberOf(message),
  });
});

/** 重发: it is sent once more where it was, with the mark of a repetition where it may stand there already. */
export const resendMessage = usecase(
  'message.resend',
  z.object({ messageId: z.uuid() }),
  async (context, { messageId }) => {
    const message = await lockUnsettled(context, 'message.resend', messageId);
    await sendAnew(context, message, message);
    await record(context, 'message.resent', aboutOf(message), {
      was: message.state,
      number: numberOf(message),
    });
  },
);

const ways = ['next', 'web'] as const;
const rerouteInput = z.object({ messageId: z.uuid(), to: z.enum(ways) });
type Place = Pick<PlacedMessage, 'provider' | 'account' | 'chat'>;

/**
 * Sends it another way: to whichever private chat of the reader answers now, or to the web inbox. What
 * may stand in the first chat already is marked as a repetition in the second.
 */
export const rerouteMessage = usecase('message.reroute', rerouteInput, async (context, given) => {
  const message = await lockUnsettled(context, 'message.reroute', given.messageId);
  if (!message.personId)
    throw new Refusal('illegal-step', { state: message.state, action: 'reroute' });
  const web: Place = { provider: 'web', account: 'web', chat: message.personId };
  const place = given.to === 'web' ? web : { provider: null, account: null, chat: null };
  await sendAnew(context, message, place);
  await record(context, 'message.rerouted', aboutOf(message), {
    was: message.state,
    to: given.to,
    number: numberOf(message),
  });
});

const aboutOf = ({ id, unitPath }: PlacedMessage) => ({ type: 'message', id, unitPath });

const numberOf = ({ number }: PlacedMessage) => `N-${number.padStart(6, '0')}`;

// What failed, what nobody knows about, and what waits for an account that does not work.
async function lockUnsettled(
  { tx, actor }: Context,
  action: 'message.confirm' | 'message.resend' | 'message.reroute',
  id: string,
): Promise<PlacedMessage> {
  const message = await lockMessage(tx, id);
  if (action === 'message.confirm') authorize(actor, action, message);
  else authorize(actor, action, { unitPath: message.unitPath });
  const { state, lastError } = message;
  const isStuck =
    state === 'failed' || state === 'unknown' || (state === 'pending' && lastError !== null);
  if (!isStuck) throw new Refusal('illegal-step', { state, action });
  return message;
}

// A fresh attempt number: whoever still works on the old one is not heard any more.
async function sendAnew({ tx, now }: Context, message: PlacedMessage, place: Place): Promise<void> {
  await tx.query(
    `update message set state = 'pending', attempt = attempt + 1, provider = $2, account = $3, chat = $4,
       provider_ref = null, sent_version = 0, sent_hash = null, last_error = null, slot_at = null,
       slot_key = null, resent = resent + (state = 'unknown')::int, next_try_at = clock_timestamp()
     where id = $1`,
    [message.id, place.provider, place.account, place.chat],
  );
  const moved = { messageId: message.id, rung: 'moved', outcome: message.state } as const;
  await keepStep(tx, { ...moved, ...place }, now);
  await wake(tx, 'messages');
}
