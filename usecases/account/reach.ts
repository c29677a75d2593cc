import { randomUUID } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import { currentTime } from '../../db/clock.ts';
import { database } from '../../db/data-source.ts';
import { type Door, system } from '../../domain/actor.ts';
import { retried } from '../retried.ts';
import { type Context, record } from '../usecase.ts';
import { bringBack } from './messages.ts';

/** An account of a platform, as the platform names it. */
export type Account = { provider: 'telegram' | 'slack'; account: string; userId: string };

type Found = { id: string; personId: string; reachable: boolean; unitPath: string };

/**
 * The platform lets us write to an account again, or shows that it does; `chat` is the private chat
 * where that is known. What went to the web inbox meanwhile comes to the chat.
 */
export async function markReachable(
  whose: Account,
  chat: string | null,
  now?: Date,
): Promise<void> {
  if (await isKnown(whose, chat)) return;
  const at = now ?? (await currentTime());
  await retried(() => database().transaction((tx) => openAgain(tx, whose, chat, at)));
}

async function openAgain(tx: EntityManager, whose: Account, chat: string | null, at: Date) {
  const found = await lockAccount(tx, whose);
  if (!found) return;
  await tx.query(
    'update chat_identity set reachable = true, chat = coalesce($2, chat) where id = $1',
    [found.id, chat],
  );
  if (found.reachable) return;
  const { provider } = whose;
  const context = contextOf(tx, provider, at);
  const cards = await bringBack(context, found.personId);
  await record(context, 'account.unblocked', aboutOf(found), { provider, cards });
}

// So it is with nearly everything that people do: nothing is to be written down.
async function isKnown({ provider, account, userId }: Account, chat: string | null) {
  const [row] = await database().query(
    `select 1 from chat_identity where provider = $1 and account = $2 and user_id = $3 and revoked_at is null
       and reachable and ($4::text is null or chat = $4)`,
    [provider, account, userId, chat],
  );
  return row !== undefined;
}

/** An account lets us write no more; its person is reached another way until it does. */
export async function markBlocked(whose: Account, now?: Date): Promise<void> {
  const at = now ?? (await currentTime());
  await database().transaction(async (tx) => {
    const found = await lockAccount(tx, whose);
    if (!found?.reachable) return;
    await tx.query('update chat_identity set reachable = false, blocked_at = $2 where id = $1', [
      found.id,
      at,
    ]);
    const { provider } = whose;
    await record(contextOf(tx, provider, at), 'account.blocked', aboutOf(found), { provider });
  });
}

/** Somebody said something, through this chat: when they did so last. */
export async function noteAnswer(personId: string, provider: Door): Promise<void> {
  const sql = `insert into last_answer (person_id, provider, at) values ($1, $2, $3)
     on conflict (person_id, provider) do update set at = greatest(last_answer.at, excluded.at)`;
  const at = await currentTime();
  await retried(() => database().query(sql, [personId, provider, at]));
}

async function lockAccount(
  tx: EntityManager,
  { provider, account, userId }: Account,
): Promise<Found | undefined> {
  const [row] = await tx.query(
    `select i.id, i.person_id as "personId", i.reachable, u.path as "unitPath"
     from chat_identity i join person p on p.id = i.person_id join unit u on u.id = p.unit_id
     where i.provider = $1 and i.account = $2 and i.user_id = $3 and i.revoked_at is null for update of i`,
    [provider, account, userId],
  );
  return row;
}

const contextOf = (tx: EntityManager, door: Door, now: Date): Context => ({
  tx,
  now,
  actor: system,
  command: { id: randomUUID(), actor: system, door },
});

const aboutOf = ({ personId, unitPath }: Found) => ({ type: 'person', id: personId, unitPath });
