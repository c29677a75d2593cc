import { createHash } from 'node:crypto';
import { currentTime } from '../../db/clock.ts';
import { database } from '../../db/data-source.ts';
import { actorOf } from '../../db/queries/actor.ts';
import type { Actor } from '../../domain/actor.ts';
import { Refusal } from '../../domain/refusal.ts';
import { type ProofFor, proveStepUp } from './prove.ts';

/** Whose one-time link this is, and what it is for. */
export type StepUpLink = { hash: string; personId: string; about: ProofFor };

/** The link behind a token that is neither used nor too old, or nothing. */
export async function stepUpLink(token: string): Promise<StepUpLink | undefined> {
  const hash = createHash('sha256').update(token).digest('hex');
  const [row] = await database().query(
    `select person_id as "personId", about_type as type, about_id as id from action_token
     where hash = $1 and action = 'step-up' and used_at is null and expires_at > $2 and person_id is not null
       and message_id is null`,
    [hash, await currentTime()],
  );
  return row && { hash, personId: row.personId, about: { type: row.type, id: row.id } };
}

/**
 * The link of somebody's own chat and a code of their authenticator: two factors, which open a session.
 * The link is used up with the right code; wrong ones leave it, up to the limit of attempts.
 */
export async function enterByLink(
  { hash, personId, about }: StepUpLink,
  code: string,
  now?: Date,
): Promise<Actor & { kind: 'person' }> {
  const actor = await actorOf(personId);
  if (actor.kind !== 'person') throw new Refusal('unknown-person');
  await proveStepUp(actor, 'panel', about, code, now);
  const [, used]: [unknown, number] = await database().query(
    'update action_token set used_at = $2 where hash = $1 and used_at is null',
    [hash, now ?? (await currentTime())],
  );
  if (used !== 1) throw new Refusal('button-expired');
  return actor;
}
