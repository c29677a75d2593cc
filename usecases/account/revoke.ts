import type { About, Context } from '../usecase.ts';
import { record } from '../usecase.ts';
import { endMessages } from './messages.ts';

/**
 * Somebody leaves: their chat accounts are theirs no more, their sessions end, and what is under way to
 * them goes to whoever takes over or ends with that reason. Called while they are still in service.
 */
export async function revokeAccess(context: Context, about: About): Promise<void> {
  const { tx, actor, now } = context;
  const [, accounts]: [unknown, number] = await tx.query(
    `update chat_identity set revoked_at = $2, revoked_by = $3, revoke_ground = 'left'
     where person_id = $1 and revoked_at is null`,
    [about.id, now, actor.id],
  );
  const [, sessions]: [unknown, number] = await tx.query(
    `delete from session where sess ->> 'personId' = $1`,
    [about.id],
  );
  const left = await endMessages(context, about.id);
  await record(context, 'account.revoked', about, { accounts, sessions, ...left });
}
