import { database } from '../db/data-source.ts';
import { jobId } from '../domain/jobs.ts';
import { log } from '../log.ts';
import { bookOwed, type Owed } from './book-slots.ts';
import type { Hands } from './hands.ts';
import type { Offer } from './queue.ts';

const againMs = 400;

/**
 * Offers the first due message of every reader to the queue, one at a time, so they arrive in order;
 * where a platform sets a pace, no more than it lets through in the next moments, each with its
 * instant, the more important first. A card that somebody has pressed and looks at takes no way through
 * the queue, where this process has hands free. Takes back what a dead worker held. Gives when to look
 * again, if that is before the timer.
 */
export async function sweepMessages(
  offer: (offers: Offer[]) => Promise<void>,
  hands?: Hands,
): Promise<Date | undefined> {
  await rescue();
  const { owed, isFull } = await bookOwed();
  const taken = hands ? owed.filter((each) => isAtOnce(each) && hands.take(each.id)) : [];
  await offer(batchesOf(owed.filter((each) => !taken.includes(each))).map(offerOf));
  const next = await nextDue();
  const soon = new Date(Date.now() + againMs);
  return isFull && (!next || soon < next) ? soon : next;
}

const isAtOnce = ({ isPressed, delayMs }: Owed) => isPressed && delayMs < readyMs;

// What goes at nearly the same time is worked on together, a little before the first of it is to go.
const togetherMs = 120;
const readyMs = 400;
const mostTogether = 20;

function batchesOf(owed: Owed[]): Owed[][] {
  const batches: Owed[][] = [];
  for (const each of owed.toSorted((one, other) => one.delayMs - other.delayMs)) {
    const last = batches.at(-1);
    const first = last?.[0];
    const fits = first && isTogether(first, each) && last.length < mostTogether;
    if (fits) last.push(each);
    else batches.push([each]);
  }
  return batches;
}

// What needs no slot is offered again and again until it is taken, each under its own name.
const isTogether = (first: Owed, { slotAt, delayMs }: Owed) =>
  first.slotAt !== undefined && slotAt !== undefined && delayMs - first.delayMs < togetherMs;

function offerOf(batch: Owed[]): Offer<'deliver-messages'> {
  const { id, attempt, slotAt, delayMs } = batch[0]!;
  return {
    name: 'deliver-messages',
    id: jobId.deliver(id, attempt, slotAt),
    payload: { messageIds: batch.map((each) => each.id) },
    delayMs: Math.max(0, delayMs - readyMs),
  };
}

// An edit can be done again, also to what seems to stand there still. Of a new message nobody knows
// whether it was sent.
async function rescue(): Promise<void> {
  const [orphans]: [{ id: string; state: string }[], number] = await database().query(
    `update message set state = case when provider_ref is null then 'unknown' else 'sent' end,
       sent_hash = null, lease_until = null, last_error = 'lease', next_try_at = clock_timestamp()
     where state = 'sending' and lease_until < clock_timestamp() returning id, state`,
  );
  for (const { id, state } of orphans) log.warn({ messageId: id, state }, 'lease ran out');
}

async function nextDue(): Promise<Date | undefined> {
  const [row]: { at: Date | null }[] = await database().query(
    `select min(next_try_at) as at from message where next_try_at > clock_timestamp()
       and next_try_at <> created_at and (state in ('pending', 'unknown') or sent_version < desired_version)`,
  );
  return row?.at ?? undefined;
}
