import { currentTime } from '../../db/clock.ts';
import { database } from '../../db/data-source.ts';
import { unsealBytes } from '../../db/sealed.ts';
import { Refusal } from '../../domain/refusal.ts';
import { isRecoveryCode, useRecoveryCode } from './recovery.ts';
import { stepOfCode } from './totp.ts';

/** Wrong codes in a row before nothing is taken for a while, and for how long, in minutes. */
export const maxFailures = 5;
const lockMinutes = 15;

type Row = { secret: Buffer; lastStep: string; locked: boolean; confirmed: boolean };

/** When the code was shown, and whether it was a recovery code. */
export type CodeTaken = { at: Date; isRecovery: boolean };

/**
 * Takes a code of somebody's authenticator, or one of their recovery codes in its place, once: a code that
 * was used, an older one and one after too many wrong ones is refused. The attempt is counted before the
 * code is looked at.
 */
export async function checkCode(
  personId: string,
  code: string,
  { confirming }: { confirming: boolean },
  at?: Date,
): Promise<CodeTaken> {
  const now = at ?? (await currentTime());
  const row = await claimAttempt(personId, now);
  if (!row || row.confirmed === confirming) throw new Refusal('no-authenticator');
  if (row.locked) throw new Refusal('account-locked', { minutes: lockMinutes });
  if (!confirming && isRecoveryCode(code)) {
    await takeRecoveryCode(personId, code, now);
    return { at: now, isRecovery: true };
  }
  await takeStep(personId, row, code, now);
  return { at: now, isRecovery: false };
}

async function takeRecoveryCode(personId: string, code: string, now: Date): Promise<void> {
  if (!(await useRecoveryCode(personId, code, now))) throw new Refusal('code-wrong');
  await database().query(
    'update authenticator set failures = 0, locked_until = null where person_id = $1',
    [personId],
  );
}

async function takeStep(personId: string, row: Row, code: string, now: Date): Promise<void> {
  const step = stepOfCode(unsealBytes(row.secret), code.trim(), now, Number(row.lastStep));
  if (step === undefined) throw new Refusal('code-wrong');
  // One statement: of two that bring the same code at once one is taken.
  const [, taken]: [unknown, number] = await database().query(
    `update authenticator set last_step = $2, failures = 0, locked_until = null,
       confirmed_at = coalesce(confirmed_at, $3) where person_id = $1 and last_step < $2`,
    [personId, step, now],
  );
  if (taken !== 1) throw new Refusal('code-wrong');
}

async function claimAttempt(personId: string, now: Date): Promise<Row | undefined> {
  const [[row]] = await database().query(
    `update authenticator set
       failures = case when locked_until > $2 then failures
         when locked_until is not null then 1 else failures + 1 end,
       locked_until = case when locked_until > $2 then locked_until
         when locked_until is null and failures + 1 > $3 then $2 + $4 * interval '1 minute' end
     where person_id = $1
     returning secret_sealed as secret, last_step as "lastStep", confirmed_at is not null as confirmed,
       coalesce(locked_until > $2, false) as locked`,
    [personId, now, maxFailures, lockMinutes],
  );
  return row;
}
