import { notify } from '../notify.ts';
import type { Context } from '../usecase.ts';

/** Tells somebody that two administrators let go of their authenticator. */
export async function tellOfReset(context: Context, personId: string): Promise<void> {
  const { now, command } = context;
  const vars = { change: 'reset', at: now.toISOString() };
  const dedupeKey = `authenticator:${command.id}`;
  const about = { type: 'person', id: personId };
  await notify(context, { card: 'account', about, vars, class: 'notice', dedupeKey }, [personId]);
}

/** A change of somebody's accounts that they should know of. */
export type AccountChange = { change: 'linked' | 'unlinked'; provider: 'telegram' | 'slack' };

/**
 * Tells somebody that an account was linked to them or unlinked: in the web inbox, which no account of
 * a platform can take over.
 */
export async function tellOfAccount(
  context: Context,
  personId: string,
  { change, provider }: AccountChange,
): Promise<void> {
  const { tx, now, command } = context;
  const dedupeKey = `account:${command.id}`;
  const vars = { change, provider, at: now.toISOString() };
  const about = { type: 'person', id: personId };
  await notify(context, { card: 'account', about, vars, class: 'notice', dedupeKey }, [personId]);
  await tx.query(
    `update message set provider = 'web', account = 'web', chat = $2 where dedupe_key = $1`,
    [`${dedupeKey}:${personId}`, personId],
  );
}
