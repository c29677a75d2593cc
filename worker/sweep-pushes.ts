import { pushKeys } from '../chat/push-keys.ts';
import { database } from '../db/data-source.ts';
import { jobId } from '../domain/jobs.ts';
import { system } from '../domain/actor.ts';
import { endPush } from '../usecases/account/push.ts';
import { commandOf } from '../usecases/usecase.ts';
import type { Offer } from './queue.ts';
import { pushIsDue } from './send-push.ts';

// Of one look at most so many: the next one takes the rest.
const most = 500;
const againMs = 1_000;

/**
 * Offers every push that is due, from what stands in the rows: a queue that lost them loses nothing. Devices
 * that subscribed under an earlier key of ours can be told no more. Gives when to look again.
 */
export async function sweepPushes(
  offer: (offers: Offer[]) => Promise<void>,
): Promise<Date | undefined> {
  await endOfOtherKeys();
  const due: { id: string; attempt: number }[] = await database().query(
    `select id, attempt from push_subscription where ${pushIsDue}
     order by urgent desc, due_at limit $1`,
    [most],
  );
  await offer(
    due.map(({ id, attempt }) => ({
      name: 'send-push',
      id: jobId.push(id, attempt),
      payload: { subscriptionId: id },
    })),
  );
  return due.length === most ? new Date(Date.now() + againMs) : nextDue();
}

async function endOfOtherKeys(): Promise<void> {
  const [known] = await database().query(
    'select exists (select from push_subscription where ended_at is null) as "isAny"',
  );
  // Nobody has asked for anything: no key is made before.
  if (!known.isAny) return;
  const { publicKey } = await pushKeys();
  const others: { id: string }[] = await database().query(
    'select id from push_subscription where ended_at is null and server_key <> $1 limit $2',
    [publicKey, most],
  );
  for (const { id } of others) {
    await endPush(commandOf(system, 'system'), { subscriptionId: id, reason: 'rekeyed' });
  }
}

async function nextDue(): Promise<Date | undefined> {
  const [row]: { inMs: number | null }[] = await database().query(
    `select (extract(epoch from min(greatest(due_at, not_before, coalesce(lease_until, due_at)))
       - clock_timestamp()) * 1000)::float8 as "inMs"
     from push_subscription where ended_at is null and sent < wanted`,
  );
  // What is due by now was offered.
  const inMs = row?.inMs ?? undefined;
  return inMs !== undefined && inMs > 0 ? new Date(Date.now() + inMs) : undefined;
}
