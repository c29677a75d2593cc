import { randomUUID } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import { currentTime } from '../../db/clock.ts';
import { database } from '../../db/data-source.ts';
import { type Door, system } from '../../domain/actor.ts';
import { maskName } from '../../domain/mask.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { Locale } from '../../locales/translate.ts';
import { type Context, record } from '../usecase.ts';
import { bringBack } from './messages.ts';
import type { Account } from './reach.ts';
import { tellOfAccount } from './tell.ts';

/** Tries that one code, or one account within a quarter of an hour, has. */
export const linkTries = 5;

/** An account of a platform that brings a code, by its hash, from its private chat where that is known. */
export type LinkRequest = Account & { codeHash: string; chat: string | null };

/** What is asked before an account is linked: whether it belongs to this person, whose name is masked. */
export type LinkQuestion = { claimId: string; name: string; locale: Locale };

/**
 * Takes a code that an account brings, and gives what its owner is asked before anything is linked: whether
 * they are the person whom the code was made for. Refuses `link-refused` without saying what was wrong.
 */
export async function askToLink(request: LinkRequest, now?: Date): Promise<LinkQuestion> {
  const at = now ?? (await currentTime());
  const code = await claimTry(request.codeHash, at);
  if (!code || code.provider !== request.provider || (await isLinked(request))) {
    throw new Refusal('link-refused');
  }
  const { provider, account, userId, chat, codeHash } = request;
  const [claim]: { id: string }[] = await database().query(
    `insert into link_claim (id, code_hash, provider, account, user_id, chat, asked_at)
     values ($1, $2, $3, $4, $5, $6, $7)
     on conflict (provider, account, user_id) where answered_at is null
     do update set id = excluded.id, code_hash = excluded.code_hash, chat = excluded.chat, asked_at = excluded.asked_at
     returning id`,
    [randomUUID(), codeHash, provider, account, userId, chat, at],
  );
  return { claimId: claim!.id, name: maskName(code.name), locale: code.locale };
}

/** Who answers, and what: that the account is theirs, or that it is not. */
export type LinkAnswer = { claimId: string; whose: Account; answer: 'yes' | 'no' };

/**
 * Links an account whose owner said that they are the person whom the code was made for; one person to an
 * account and one account to a person. The code works once, and the other one of its offer no more. What
 * waits for the person in the web inbox comes to the new chat. Whoever says that they are somebody else ends
 * the code. Refuses `link-refused` when the question was not theirs, or its code has ended meanwhile.
 */
export async function answerLink(
  { claimId, whose, answer }: LinkAnswer,
  now?: Date,
): Promise<{ name: string | null }> {
  const at = now ?? (await currentTime());
  return database().transaction(async (tx) => {
    const { codeHash, chat } = await closeClaim(tx, { claimId, whose, answer }, at);
    const code = await codeInForce(tx, codeHash, at);
    const command = { id: randomUUID(), actor: system, door: whose.provider satisfies Door };
    const context: Context = { tx, command, actor: system, now: at };
    const about = { type: 'person', id: code.personId, unitPath: code.unitPath };
    const { provider, account } = whose;
    if (answer === 'no') {
      await endOffer(tx, codeHash, code, at);
      await record(context, 'account.link-declined', about, { provider, account });
      return { name: null };
    }
    await useCode(tx, codeHash, code, at);
    await insertIdentity(tx, { ...whose, chat }, code, at);
    await record(context, 'account.linked', about, { provider, account });
    await bringBack(context, code.personId);
    await tellOfAccount(context, code.personId, { change: 'linked', provider });
    return { name: code.name };
  });
}

type Code = {
  personId: string;
  provider: string;
  name: string;
  locale: Locale;
  unitPath: string;
  offerId: string | null;
  issuedBy: string | null;
};

// The try is counted before anything else is looked at, so that tries at once cannot outrun the limit.
async function claimTry(codeHash: string, now: Date): Promise<Code | undefined> {
  const [[code]] = await database().query(
    `update chat_link_code c set attempts = c.attempts + 1
     from person p, unit u where c.code_hash = $1 and p.id = c.person_id and p.active and u.id = p.unit_id
       and c.used_at is null and c.expires_at > $2 and c.attempts < $3
     returning ${columns}`,
    [codeHash, now, linkTries],
  );
  return code;
}

const columns = `c.person_id as "personId", c.provider, p.name, case when p.locale = 'en' then 'en' else 'zh-CN' end as locale,
  u.path as "unitPath", c.offer_id as "offerId", c.issued_by as "issuedBy"`;

async function isLinked({ provider, account, userId }: Account): Promise<boolean> {
  const rows = await database().query(
    `select 1 from chat_identity where provider = $1 and account = $2 and user_id = $3 and revoked_at is null`,
    [provider, account, userId],
  );
  return rows.length > 0;
}

// Only the account that was asked can answer, and once.
async function closeClaim(
  tx: EntityManager,
  { claimId, whose: { provider, account, userId }, answer }: LinkAnswer,
  at: Date,
): Promise<{ codeHash: string; chat: string | null }> {
  const [[claim]] = await tx.query(
    `update link_claim set answered_at = $5, answer = $6
     where id = $1 and provider = $2 and account = $3 and user_id = $4 and answered_at is null
     returning code_hash as "codeHash", chat`,
    [claimId, provider, account, userId, at, answer],
  );
  if (!claim) throw new Refusal('link-refused');
  return claim;
}

// Between the question and the answer somebody may have left, or been offered another code.
async function codeInForce(tx: EntityManager, codeHash: string, at: Date): Promise<Code> {
  const [code] = await tx.query(
    `select ${columns} from chat_link_code c join person p on p.id = c.person_id join unit u on u.id = p.unit_id
     where c.code_hash = $1 and p.active and c.used_at is null and c.expires_at > $2 for update of c`,
    [codeHash, at],
  );
  if (!code) throw new Refusal('link-refused');
  return code;
}

async function endOffer(
  tx: EntityManager,
  codeHash: string,
  { offerId }: Code,
  at: Date,
): Promise<void> {
  await tx.query(
    `update chat_link_code set expires_at = $3 where (code_hash = $1 or offer_id = $2) and used_at is null`,
    [codeHash, offerId, at],
  );
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
  { provider, account, userId, chat }: Account & { chat: string | null },
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
