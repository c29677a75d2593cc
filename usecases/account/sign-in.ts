import { randomUUID } from 'node:crypto';
import { hash, verify } from '@node-rs/argon2';
import { currentTime } from '../../db/clock.ts';
import { database } from '../../db/data-source.ts';
import { type Actor, type Door, system } from '../../domain/actor.ts';
import { Refusal } from '../../domain/refusal.ts';
import { record } from '../usecase.ts';

/** Wrong passwords in a row before an account is locked. */
export const maxFailures = 5;
/** How long a locked account stays locked, in minutes. */
export const lockMinutes = 15;

/** What somebody typed into a sign-in form. */
export type Credentials = { login: string; password: string };

type Row = { personId: string; passwordHash: string; unitPath: string; locked: boolean };

/**
 * Whose log-in this is. Refuses `sign-in-failed` without saying which half was wrong, and
 * `account-locked` after too many failures in a row. Both outcomes are on the trail.
 */
export async function signIn(
  { login, password }: Credentials,
  door: Door = 'web',
  now?: Date,
): Promise<string> {
  const at = now ?? (await currentTime());
  const account = await claimAttempt(login.trim().toLowerCase(), at);
  // An unknown log-in costs as much time as a known one.
  const matches = await verify(account?.passwordHash ?? (await nobodysHash()), password);
  if (!account) throw new Refusal('sign-in-failed');
  if (account.locked) {
    await remember(account, door, at, 'account.sign-in-refused', { code: 'account-locked' });
    throw new Refusal('account-locked', { minutes: lockMinutes });
  }
  if (!matches) {
    await remember(account, door, at, 'account.sign-in-refused', { code: 'sign-in-failed' });
    throw new Refusal('sign-in-failed');
  }
  await remember(account, door, at, 'account.signed-in', {});
  return account.personId;
}

/** The argon2id hash of a password, for the account table. */
export const hashPassword = (text: string): Promise<string> => hash(text);

/**
 * Counts the attempt before the password is looked at, so that attempts at the same time cannot
 * outrun the lock. A good one clears the count again.
 */
async function claimAttempt(login: string, now: Date): Promise<Row | undefined> {
  const [[row]] = await database().query(
    `update account a set
       failures = case when locked_until > $2 then failures
         when locked_until is not null then 1 else failures + 1 end,
       locked_until = case when locked_until > $2 then locked_until
         when locked_until is null and failures + 1 > $3 then $2 + $4 * interval '1 minute' end
     from person p, unit u where a.login = $1 and p.id = a.person_id and p.active and u.id = p.unit_id
     returning a.person_id as "personId", a.password_hash as "passwordHash", u.path as "unitPath",
       coalesce(a.locked_until > $2, false) as locked`,
    [login, now, maxFailures, lockMinutes],
  );
  return row;
}

async function remember(
  { personId, unitPath }: Row,
  door: Door,
  now: Date,
  type: 'account.signed-in' | 'account.sign-in-refused',
  data: Record<string, string>,
): Promise<void> {
  await database().transaction(async (tx) => {
    if (type === 'account.signed-in') {
      await tx.query('update account set failures = 0, locked_until = null where person_id = $1', [
        personId,
      ]);
    }
    // Whoever types a wrong password is nobody yet.
    const person: Actor = { kind: 'person', id: personId, name: '', unitPath, mandates: [] };
    const actor = type === 'account.signed-in' ? person : system;
    const about = { type: 'account', id: personId, unitPath };
    await record({ tx, command: { id: randomUUID(), actor, door }, actor, now }, type, about, data);
  });
}

let nobody: Promise<string> | undefined;

function nobodysHash(): Promise<string> {
  nobody ??= hash(randomUUID());
  return nobody;
}
