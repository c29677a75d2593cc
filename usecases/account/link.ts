import { randomUUID } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import { currentTime } from '../../db/clock.ts';
import { database } from '../../db/data-source.ts';
import { type Door, system } from '../../domain/actor.ts';
import { Refusal } from '../../domain/refusal.ts';
import { type Context, record } from '../usecase.ts';
import { bringBack } from './messages.ts';
import { tellOfAccount } from './tell.ts';

/** Tries that one code, or one account within a quarter of an hour, has. */
export const linkTries = 5;

/** An account of a platform that says it belongs to somebody, with the hash of the code it gave. */
export type LinkRequest = {
  codeHash: string;
  provider: 'telegram' | 'slack';
  account: string;
  userId: string;
  chat: string | null;
};

type Code = {
  personId: string;
  provider: string;
  name: string;
  unitPath: string;
  offerId: string | null;
  issuedBy: string | null;
};

/**
 * Links an account to the person whom the code was made for; one person to an account and one
 * account to a person. The code works once, and the other one of its offer no more. What waits for the
 * person in the web inbox comes to the new chat. Refuses `link-refused` without saying what was wrong.
 */
export async function linkAccount(request: LinkRequest, now?: Date): Promise<{ name: string }> {
  const at = now ?? (await currentTime());
  const code = await claimTry(request.codeHash, at);
  if (!code || code.provider !== request.provider) throw new Refusal('link-refused');
  await database().transaction(async (tx) => {
    await useCode(tx, request.codeHash, code, at);
    await insertIdentity(tx, request, code, at);
    const command = { id: randomUUID(), actor: system, door: request.provider satisfies Door };
    const context: Context = { tx, command, actor: system, now: at };
    const about = { type: 'person', id: code.personId, unitPath: code.unitPath };
    const data = { provider: request.provider, account: request.account };
    await record(context, 'account.linked', about, data);
    await bringBack(context, code.personId);
    await tellOfAccount(context, code.personId, { change: 'linked', provider: request.provider });
  });
  return { name: code.name };
}

// The try is counted before anything else is looked at, so that tries at once cannot outrun the limit.
async function claimTry(codeHash: string, now: Date): Promise<Code | undefined> {
  const [[code]] = await database().query(
    `update chat_link_code c set attempts = c.attempts + 1
     from person p, unit u where c.code_hash = $1 and p.id = c.person_id and p.active and u.id = p.unit_id
       and c.used_at is null and c.expires_at > $2 and c.attempts < $3
     returning c.person_id as "personId", c.provider, p.name, u.path as "unitPath", c.offer_id as "offerId",
       c.issued_by as "issuedBy"`,
    [codeHash, now, linkTries],
  );
  return code;
}

async function useCode(
  tx: EntityManager,
  codeHash: string,
  { offerId }: Code,
  at: Date,
): Promise<void> {
  const [, used]: [unknown, number] = await tx.query(
    `update chat_link_code set used_at = $2
     where (code_hash = $1 or offer_id = $3) and used_at is null`,
    [codeHash, at, offerId],
  );
  if (used === 0) throw new Refusal('link-refused');
}

async function insertIdentity(
  tx: EntityManager,
  { provider, account, userId, chat }: LinkRequest,
  { personId, issuedBy }: Code,
  now: Date,
): Promise<void> {
  const inserted = await tx.query(
    `insert into chat_identity (id, person_id, provider, account, user_id, chat, linked_at, linked_by)
     values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict do nothing returning id`,
    [randomUUID(), personId, provider, account, userId, chat, now, issuedBy],
  );
  if (inserted.length === 0) throw new Refusal('link-refused');
}
