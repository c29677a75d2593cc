import { randomUUID } from 'node:crypto';
import { currentTime } from '../../db/clock.ts';
import { database } from '../../db/data-source.ts';
import type { Account } from './reach.ts';

/** How long a press waits for its account to be linked, in minutes. */
const waitMinutes = 60;

/** Keeps what an account pressed while nobody knows whose it is; of several presses the last one. */
export async function keepPendingPress(
  { provider, account, userId }: Account,
  grantHash: string,
): Promise<void> {
  await database().query(
    `insert into pending_press (id, provider, account, user_id, grant_hash, pressed_at)
     select $1, $2, $3, $4, t.hash, $6 from action_token t where t.hash = $5
     on conflict (provider, account, user_id) where taken_at is null
     do update set grant_hash = excluded.grant_hash, pressed_at = excluded.pressed_at`,
    [randomUUID(), provider, account, userId, grantHash, await currentTime()],
  );
}

/** The press that waited for this account to be linked: given once, and only while it is fresh. */
export async function takePendingPress({
  provider,
  account,
  userId,
}: Account): Promise<string | undefined> {
  const now = await currentTime();
  const [[taken]]: [{ grant: string; isFresh: boolean }[]] = await database().query(
    `update pending_press set taken_at = $4
     where provider = $1 and account = $2 and user_id = $3 and taken_at is null
     returning grant_hash as grant, pressed_at > $4::timestamptz - $5 * interval '1 minute' as "isFresh"`,
    [provider, account, userId, now, waitMinutes],
  );
  return taken?.isFresh ? taken.grant : undefined;
}
