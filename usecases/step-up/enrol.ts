import { randomBytes, randomUUID } from 'node:crypto';
import { currentTime } from '../../db/clock.ts';
import { database } from '../../db/data-source.ts';
import { sealBytes } from '../../db/sealed.ts';
import type { Actor, Door } from '../../domain/actor.ts';
import { Refusal } from '../../domain/refusal.ts';
import { record } from '../usecase.ts';
import { checkCode } from './check-code.ts';
import { makeRecoveryCodes } from './recovery.ts';

type Person = Actor & { kind: 'person' };

/** Whether somebody has an authenticator that has shown a right code. */
export async function isEnrolled(personId: string): Promise<boolean> {
  const [row] = await database().query(
    'select 1 from authenticator where person_id = $1 and confirmed_at is not null',
    [personId],
  );
  return row !== undefined;
}

/**
 * A new secret for an authenticator app, handed over once and sealed at rest; it counts from its first
 * right code on. A command's result would keep it, so this is no use-case.
 */
export async function beginEnrolment({ id }: Person, now?: Date): Promise<Buffer> {
  const at = now ?? (await currentTime());
  const secret = randomBytes(20);
  const [begun] = await database().query(
    `insert into authenticator (person_id, secret_sealed, made_at) values ($1, $2, $3)
     on conflict (person_id) do update set secret_sealed = excluded.secret_sealed, made_at = excluded.made_at,
       last_step = 0 where authenticator.confirmed_at is null returning person_id`,
    [id, sealBytes(secret), at],
  );
  if (!begun) throw new Refusal('illegal-step', { state: 'enrolled' });
  return secret;
}

/**
 * The first code of the new authenticator was right: from now on it is asked for. Gives the recovery codes,
 * this once.
 */
export async function confirmEnrolment(
  actor: Person,
  door: Door,
  code: string,
  now?: Date,
): Promise<string[]> {
  const { at } = await checkCode(actor.id, code, { confirming: true }, now);
  return freshCodes(actor, door, 'step-up.enrolled', at);
}

/** New recovery codes for a code of the authenticator, or for the last one that is left; shown this once. */
export async function renewRecoveryCodes(
  actor: Person,
  door: Door,
  code: string,
  now?: Date,
): Promise<string[]> {
  const { at } = await checkCode(actor.id, code, { confirming: false }, now);
  return freshCodes(actor, door, 'step-up.codes-renewed', at);
}

// A command's result would keep the codes, so these are no use-cases either.
const freshCodes = (actor: Person, door: Door, event: string, at: Date): Promise<string[]> =>
  database().transaction(async (tx) => {
    const codes = await makeRecoveryCodes(tx, actor.id, at);
    const about = { type: 'person', id: actor.id, unitPath: actor.unitPath };
    const command = { id: randomUUID(), actor, door };
    await record({ tx, command, actor, now: at }, event, about, { codes: codes.length });
    return codes;
  });
