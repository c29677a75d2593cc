import { currentTime } from '../db/clock.ts';
import { database } from '../db/data-source.ts';
import { ActionToken } from '../db/entities/action-token.ts';
import { Refusal } from '../domain/refusal.ts';
import type { Deed } from './inbound.ts';

/** The token with this hash, or nothing: made up, or mistyped. */
export const findGrant = (hash: string): Promise<ActionToken | null> =>
  database().manager.findOneBy(ActionToken, { hash });

/** The token behind what somebody did: that of the button, or of the form which is asked step by step. */
export async function grantOf(deed: Deed): Promise<ActionToken | null> {
  if (deed.t === 'press' || deed.t === 'form') return findGrant(deed.grant);
  if (deed.t !== 'choice') return null;
  const [form] = await database().query(
    `select answers ->> '$grant' as grant from chat_form where id = $1`,
    [deed.form],
  );
  return form?.grant ? findGrant(form.grant) : null;
}

/**
 * Whose button this is. Refuses `not-your-button` when it was made for somebody else, whatever chat
 * the card was forwarded to, and `button-expired` when it is too old.
 */
export async function checkGrant(grant: ActionToken, personId: string): Promise<void> {
  if (grant.personId !== personId) throw new Refusal('not-your-button');
  if (grant.expiresAt <= (await currentTime())) throw new Refusal('button-expired');
}

/** Marks the token as used; a further press of the same copy gives the stored result again. */
export async function useGrant(hash: string): Promise<void> {
  await database().query(
    'update action_token set used_at = $2 where hash = $1 and used_at is null',
    [hash, await currentTime()],
  );
}
