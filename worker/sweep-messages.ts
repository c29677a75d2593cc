import { database } from '../db/data-source.ts';
import { jobId } from '../domain/jobs.ts';
import { log } from '../log.ts';
import { due } from './claim.ts';
import type { Offer } from './queue.ts';

const mostAtOnce = 500;

/**
 * Offers the oldest due message of every reader to the queue: one at a time, so they arrive in order.
 * First takes back what a dead worker held. Gives when to look again, if that is before the timer.
 */
export async function sweepMessages(
  offer: (offers: Offer[]) => Promise<void>,
): Promise<Date | undefined> {
  await rescue();
  const waiting: { id: string; attempt: number }[] = await database().query(
    `select distinct on (reader) id, attempt
     from (select *, coalesce(person_id, group_id) as reader from message where ${due}) as owed
     where not exists (select 1 from message busy where busy.state = 'sending'
       and (busy.person_id = owed.person_id or busy.group_id = owed.group_id))
     order by reader, number limit $1`,
    [mostAtOnce],
  );
  await offer(
    waiting.map(({ id, attempt }) => ({
      name: 'deliver-message',
      id: jobId.deliver(id, attempt),
      payload: { messageId: id },
    })),
  );
  return nextDue();
}

// An edit can be done again. Of a new message nobody knows whether it was sent.
async function rescue(): Promise<void> {
  const [orphans]: [{ id: string; state: string }[], number] = await database().query(
    `update message set state = case when provider_ref is null then 'unknown' else 'sent' end,
       lease_until = null, last_error = 'lease', next_try_at = clock_timestamp()
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
