import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { currentTime } from '../../db/clock.ts';
import { database } from '../../db/data-source.ts';
import { Person } from '../../db/entities/person.ts';
import { unitById } from '../../db/queries/units.ts';
import type { Actor, Door } from '../../domain/actor.ts';
import { authorize } from '../../domain/policy.ts';
import { Refusal } from '../../domain/refusal.ts';
import { record } from '../usecase.ts';

/** How long a link code works, in minutes. */
export const linkMinutes = 15;

/** The stored form of a link code. */
export const linkCodeHash = (code: string): string =>
  createHash('sha256').update(code.trim()).digest('hex');

/**
 * An administrator lets one person link one account of a platform. The code, 128 random bits, is
 * handed over once and only its hash is kept; a command's result would keep it, so this is no use-case.
 */
export async function issueLinkCode(
  actor: Actor,
  door: Door,
  { personId, provider }: { personId: string; provider: 'telegram' | 'slack' },
  now?: Date,
): Promise<{ code: string; expiresAt: Date }> {
  const at = now ?? (await currentTime());
  const code = randomBytes(16).toString('base64url');
  const expiresAt = new Date(at.getTime() + linkMinutes * 60_000);
  await database().transaction(async (tx) => {
    const person = await tx.findOneBy(Person, { id: personId, active: true });
    if (!person) throw new Refusal('not-found', { what: 'person' });
    const unit = await unitById(tx, person.unitId);
    authorize(actor, 'account.link', { unitPath: unit.path });
    await tx.query(
      'insert into chat_link_code (code_hash, person_id, provider, expires_at) values ($1, $2, $3, $4)',
      [linkCodeHash(code), personId, provider, expiresAt],
    );
    const command = { id: randomUUID(), actor, door };
    const about = { type: 'person', id: personId, unitPath: unit.path };
    await record({ tx, command, actor, now: at }, 'account.link-offered', about, { provider });
  });
  return { code, expiresAt };
}
