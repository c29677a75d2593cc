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

/** Makes one token; see `issueTokens`. */
export async function issueToken(grant: Grant): Promise<string> {
  const [token] = await issueTokens([grant]);
  return token as string;
}

/**
 * Makes tokens of 128 random bits, one for each grant in their order, and stores only their hashes. The
 * tokens of one button of one message at one version share the command id until it is carried out, so
 * that two copies of a card can never act twice.
 */
export async function issueTokens(grants: Grant[]): Promise<string[]> {
  if (grants.length === 0) return [];
  const now = await currentTime();
  const commands = new Map(grants.map((grant) => [JSON.stringify(grant), randomUUID()]));
  const made = grants.map((grant) => {
    const minutes = lives[grant.action] ?? lifeDays * 24 * 60;
    return {
      grant,
      commandId: commands.get(JSON.stringify(grant)) as string,
      token: randomBytes(16).toString('base64url'),
      expiresAt: new Date(now.getTime() + minutes * 60_000),
    };
  });
  await database().query(insert, [JSON.stringify(made.map(rowOf)), now]);
  return made.map(({ token }) => token);
}

type Made = { grant: Grant; commandId: string; token: string; expiresAt: Date };

const rowOf = ({ grant, commandId, token, expiresAt }: Made) => ({
  hash: hashOf(token),
  message_id: grant.messageId,
  action: grant.action,
  about_type: grant.about.type,
  about_id: grant.about.id,
  seen_version: grant.seen,
  card_hash: grant.cardHash,
  person_id: grant.personId,
  command_id: commandId,
  expires_at: expiresAt,
});

const insert = `
insert into action_token (hash, message_id, action, about_type, about_id, seen_version, card_hash, person_id,
  command_id, created_at, expires_at)
select g.hash, g.message_id, g.action, g.about_type, g.about_id, g.seen_version, g.card_hash, g.person_id,
  coalesce((select t.command_id from action_token t
    where t.message_id = g.message_id and t.action = g.action and t.used_at is null
      and not exists (select 1 from command_log c where c.id = t.command_id)
      and t.about_id = g.about_id and t.seen_version = g.seen_version and t.person_id is not distinct from g.person_id
    order by t.created_at limit 1), g.command_id),
  $2, g.expires_at
from jsonb_to_recordset($1::jsonb) as g (hash text, message_id uuid, action text, about_type text, about_id uuid,
  seen_version integer, card_hash text, person_id uuid, command_id uuid, expires_at timestamptz)`;
