import { createHash, randomBytes } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import { database } from '../../db/data-source.ts';
import { base32 } from './totp.ts';

/** How many recovery codes somebody is given at once. */
export const recoveryCodes = 10;

// 80 bits: no hash of them can be tried out.
const bytesOfCode = 10;

const plain = (code: string) => code.toUpperCase().replaceAll(/[^A-Z2-7]/g, '');

const hashOf = (personId: string, code: string): string =>
  createHash('sha256')
    .update(`${personId} ${plain(code)}`)
    .digest('hex');

/** Whether this is written like a recovery code, not like the six digits of an authenticator. */
export const isRecoveryCode = (code: string): boolean => plain(code).length === 16;

/** Fresh recovery codes, written in groups of four; the earlier ones end. Hashes alone are kept. */
export async function makeRecoveryCodes(
  tx: EntityManager,
  personId: string,
  at: Date,
): Promise<string[]> {
  await endRecoveryCodes(tx, personId, at);
  const codes = Array.from({ length: recoveryCodes }, () => base32(randomBytes(bytesOfCode)));
  await tx.query(
    `insert into recovery_code (hash, person_id, made_at) select unnest($1::text[]), $2, $3`,
    [codes.map((code) => hashOf(personId, code)), personId, at],
  );
  return codes.map((code) => code.match(/.{4}/g)!.join('-'));
}

/** Those that are left serve no more. */
export async function endRecoveryCodes(
  tx: EntityManager,
  personId: string,
  at: Date,
): Promise<void> {
  await tx.query(
    `update recovery_code set ended_at = $2
     where person_id = $1 and used_at is null and ended_at is null`,
    [personId, at],
  );
}

/** Uses up a recovery code; of two that bring the same one at once one is taken. */
export async function useRecoveryCode(personId: string, code: string, at: Date): Promise<boolean> {
  const [, taken]: [unknown, number] = await database().query(
    `update recovery_code set used_at = $3
     where hash = $1 and person_id = $2 and used_at is null and ended_at is null`,
    [hashOf(personId, code), personId, at],
  );
  return taken === 1;
}

/** How many of somebody's recovery codes are left. */
export async function recoveryCodesLeft(personId: string): Promise<number> {
  const [{ left }] = await database().query(
    `select count(*)::int as left from recovery_code
     where person_id = $1 and used_at is null and ended_at is null`,
    [personId],
  );
  return left;
}
