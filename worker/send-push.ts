import { isOpen } from '../chat/open-posts.ts';
import { pushKeys } from '../chat/push-keys.ts';
import { type PushNews, sendPush } from '../chat/push-send.ts';
import { config } from '../config.ts';
import { currentTime } from '../db/clock.ts';
import { database } from '../db/data-source.ts';
import { webPosts } from '../db/queries/web-posts.ts';
import { unseal } from '../db/sealed.ts';
import { system } from '../domain/actor.ts';
import type { Payload } from '../domain/jobs.ts';
import { type PushAnswer, pushEveryMs, pushLeaseMs, settlePush } from '../domain/push.ts';
import { log } from '../log.ts';
import type { Locale } from '../locales/translate.ts';
import { endPush } from '../usecases/account/push.ts';
import { quietWaitMs } from '../usecases/message/quiet.ts';
import { commandOf } from '../usecases/usecase.ts';

/** Which rows are due: owed, nobody is at it, and neither gathering nor a wait asked for lasts. */
export const pushIsDue = `ended_at is null and sent < wanted
  and greatest(due_at, not_before) <= clock_timestamp()
  and (lease_until is null or lease_until <= clock_timestamp())`;

type Claimed = {
  id: string;
  personId: string;
  endpoint: string;
  p256dh: string;
  authSealed: Buffer;
  attempt: number;
  tries: number;
  seen: number;
  urgent: boolean;
  loud: boolean;
  locale: Locale;
};

/**
 * Tells one device how much waits, if that is still owed. A worker that dies in between leaves it owed; told
 * twice it shows one notification, for topic and tag stay the same.
 */
export async function sendOnePush({ subscriptionId }: Payload<'send-push'>): Promise<void> {
  const claimed = await claim(subscriptionId);
  if (!claimed) return;
  const news = await newsFor(claimed);
  const keys = await pushKeys();
  const device = { ...claimed, auth: unseal(claimed.authSealed) };
  const answer = await sendPush(device, news, keys, claimed.urgent ? 'high' : 'normal');
  await settle(claimed, answer);
}

async function claim(id: string): Promise<Claimed | undefined> {
  const [[row]]: [Claimed[], number] = await database().query(
    `update push_subscription s set attempt = attempt + 1,
       lease_until = clock_timestamp() + $2 * interval '1 millisecond'
     from person p where s.id = $1 and p.id = s.person_id and ${pushIsDue}
     returning s.id, s.person_id as "personId", s.endpoint, s.p256dh, s.auth_sealed as "authSealed", s.attempt,
       s.tries, s.wanted as seen, s.urgent, s.loud, p.locale`,
    [id, pushLeaseMs],
  );
  return row;
}

async function newsFor({ personId, locale }: Claimed): Promise<PushNews> {
  const posts = await webPosts(personId);
  const open = posts.filter(isOpen).length;
  // The demo has an inbox for each of its people.
  return { open, locale, ...(config().DEMO && { path: `/as/${personId}/inbox` }) };
}

async function settle(claimed: Claimed, answer: PushAnswer): Promise<void> {
  const settlement = settlePush(answer, claimed.tries + 1);
  const { id: subscriptionId, attempt } = claimed;
  const { to } = settlement;
  log.info({ subscriptionId, attempt, to, answer }, 'push settled');
  if (to === 'sent') return settleSent(claimed);
  if (to === 'ended') {
    await endPush(commandOf(system, 'system'), { subscriptionId, reason: 'gone' });
    return;
  }
  await settleAgain(claimed, settlement.waitMs, settlement.failure);
}

// A lease that ran out is another worker's: what this one says is not heard any more.
async function settleSent({ id, attempt, seen }: Claimed): Promise<void> {
  await database().query(
    `update push_subscription set sent = greatest(sent, $3), tries = 0, lease_until = null,
       urgent = urgent and wanted > $3, loud = loud and wanted > $3,
       last_sent_at = clock_timestamp(), not_before = clock_timestamp() + $4 * interval '1 millisecond'
     where id = $1 and attempt = $2`,
    [id, attempt, seen, pushEveryMs],
  );
}

async function settleAgain(claimed: Claimed, waitMs: number, failure: string): Promise<void> {
  const { id, attempt } = claimed;
  const quietMs = claimed.loud ? 0 : await quietAfter(claimed, waitMs);
  await database().query(
    `update push_subscription set tries = tries + 1, lease_until = null, last_failure = $4,
       last_failed_at = clock_timestamp(), not_before = clock_timestamp() + $3 * interval '1 millisecond',
       due_at = case when $5 > 0 then clock_timestamp() + $5 * interval '1 millisecond' else due_at end
     where id = $1 and attempt = $2`,
    [id, attempt, waitMs, failure, quietMs],
  );
}

// The delivery was in time; what is tried again much later may come into its reader's night.
async function quietAfter({ personId }: Claimed, waitMs: number): Promise<number> {
  const then = new Date((await currentTime()).getTime() + waitMs);
  const quiet = await quietWaitMs({ tx: database().manager, now: then }, personId);
  return quiet > 0 ? waitMs + quiet : 0;
}
