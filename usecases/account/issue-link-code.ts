import { createHash, randomBytes, randomInt, randomUUID } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import { currentTime } from '../../db/clock.ts';
import { database } from '../../db/data-source.ts';
import { type AccountHolder, accountHolder, lastAccount } from '../../db/queries/account-holder.ts';
import type { Actor, Door } from '../../domain/actor.ts';
import { authorize, can } from '../../domain/policy.ts';
import { Refusal } from '../../domain/refusal.ts';
import { personId as idOf } from '../../domain/request.ts';
import { record } from '../usecase.ts';

/** How long a link code works, in minutes. */
export const linkMinutes = 15;

// Without letters and figures that are mistaken for each other.
const letters = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';
const typedLength = 8;
const typedForm = new RegExp(`^[${letters}]{4}[- ]?[${letters}]{4}$`, 'i');

/** The stored form of a link code; one that was typed is the same in capitals, with or without its dash. */
export function linkCodeHash(code: string): string {
  const said = code.trim();
  const plain = typedForm.test(said) ? said.replace(/[- ]/, '').toUpperCase() : said;
  return createHash('sha256').update(plain).digest('hex');
}

/** What links one account: a code to follow, another to type, and until when they work. */
export type Offer = { code: string; typed: string; expiresAt: Date };

type Wanted = { personId: string; provider: 'telegram' | 'slack' };

/**
 * Lets one person link one account of a platform. The codes are handed over once and only their hashes
 * are kept; a command's result would keep them, so this is no use-case. Offers of before end. Refuses
 * `already-linked` while an account stands, and `relink-by-official` where it is not theirs to link again.
 */
export async function issueLinkCode(
  actor: Actor,
  door: Door,
  wanted: Wanted,
  now?: Date,
): Promise<Offer> {
  const at = now ?? (await currentTime());
  const expiresAt = new Date(at.getTime() + linkMinutes * 60_000);
  const offer = { code: followCode(), typed: typedCode(), expiresAt };
  await database().transaction(async (tx) => {
    const holder = await accountHolder(tx, wanted.personId);
    if (!holder.active) throw new Refusal('not-found', { what: 'person' });
    await refuseUnlawful(tx, actor, holder, wanted.provider);
    await keepOffer(tx, { ...wanted, offer, by: idOf(actor), at });
    const command = { id: randomUUID(), actor, door };
    const about = { type: 'person', id: wanted.personId, unitPath: holder.unitPath };
    const { provider } = wanted;
    await record({ tx, command, actor, now: at }, 'account.link-offered', about, { provider });
  });
  return offer;
}

async function refuseUnlawful(
  tx: EntityManager,
  actor: Actor,
  holder: AccountHolder,
  provider: string,
): Promise<void> {
  authorize(actor, 'account.link', holder);
  const last = await lastAccount(tx, holder.personId, provider);
  if (last?.isOpen) throw new Refusal('already-linked');
  if (!last) return;
  if (!can(actor, 'account.relink', { ...holder, revokedBy: last.revokedBy })) {
    throw new Refusal('relink-by-official');
  }
}

type Kept = Wanted & { offer: Offer; by: string; at: Date };

async function keepOffer(tx: EntityManager, kept: Kept): Promise<void> {
  const { personId, provider, offer, by, at } = kept;
  await tx.query(
    `update chat_link_code set expires_at = $3 where person_id = $1 and provider = $2 and used_at is null
       and expires_at > $3`,
    [personId, provider, at],
  );
  await tx.query(
    `insert into chat_link_code (code_hash, person_id, provider, expires_at, offer_id, issued_by, issued_at)
     select unnest($1::text[]), $2, $3, $4, $5, $6, $7`,
    [
      [linkCodeHash(offer.code), linkCodeHash(offer.typed)],
      personId,
      provider,
      offer.expiresAt,
      randomUUID(),
      by,
      at,
    ],
  );
}

// 128 random bits, in a link or a QR code.
const followCode = (): string => randomBytes(16).toString('base64url');

// Two groups of four, 39 bits: enough behind five tries within a quarter of an hour.
function typedCode(): string {
  const drawn = Array.from({ length: typedLength }, () => letters[randomInt(letters.length)]);
  return `${drawn.slice(0, 4).join('')}-${drawn.slice(4).join('')}`;
}
