import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { currentTime } from '../db/clock.ts';
import { database } from '../db/data-source.ts';

/** What a token stands for; the token itself says nothing. */
export type Grant = {
  messageId: string | null;
  action: string;
  about: { type: string; id: string };
  seen: number;
  cardHash: string | null;
  personId: string | null;
};

// A card may wait for weeks: what guards a press is the version it saw, not its age.
const lifeDays = 90;
/** How long a sign-in link in a card works, in minutes. */
export const enterMinutes = 15;
/**
 * How long a link to the second factor works, in minutes: long enough to fetch the authenticator and, the first
 * time, to set one up; short enough that one which is left behind in a chat opens nothing.
 */
export const stepUpMinutes = 30;

const lives: Record<string, number> = { enter: enterMinutes, 'step-up': stepUpMinutes };

/** The stored form of a token. */
export const hashOf = (token: string): string => createHash('sha256').update(token).digest('hex');

/**
 * Makes a token of 128 random bits and stores only its hash. The tokens of one button of one message at
 * one version share the command id until it is carried out, so that two copies of a card can never act twice.
 */
export async function issueToken(grant: Grant): Promise<string> {
  const now = await currentTime();
  const minutes = lives[grant.action] ?? lifeDays * 24 * 60;
  const token = randomBytes(16).toString('base64url');
  await database().query(insert, [
    hashOf(token),
    grant.messageId,
    grant.action,
    grant.about.type,
    grant.about.id,
    grant.seen,
    grant.cardHash,
    grant.personId,
    randomUUID(),
    now,
    new Date(now.getTime() + minutes * 60_000),
  ]);
  return token;
}

const insert = `
insert into action_token (hash, message_id, action, about_type, about_id, seen_version, card_hash, person_id,
  command_id, created_at, expires_at)
values ($1, $2, $3, $4, $5, $6, $7, $8,
  coalesce((select t.command_id from action_token t where t.message_id = $2 and t.action = $3 and t.used_at is null
    and not exists (select 1 from command_log c where c.id = t.command_id)
    and t.about_id = $5 and t.seen_version = $6 and t.person_id is not distinct from $8
    order by t.created_at limit 1), $9::uuid),
  $10, $11)`;
