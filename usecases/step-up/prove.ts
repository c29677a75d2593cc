import { randomUUID } from 'node:crypto';
import { database } from '../../db/data-source.ts';
import { whereabouts } from '../../db/queries/where-about.ts';
import type { Actor, Door } from '../../domain/actor.ts';
import { Refusal } from '../../domain/refusal.ts';
import { recordRefusal } from '../refused.ts';
import { record } from '../usecase.ts';
import { checkCode } from './check-code.ts';

/** How long a proof serves, in minutes. */
export const proofMinutes = 10;

/** What somebody proves themselves for: one thing, not a session. */
export type ProofFor = { type: 'recusal' | 'inspection' | 'correction'; id: string };

/**
 * 二次验证: somebody shows a code of their authenticator for one thing that weighs more. The proof
 * serves one act about it within ten minutes; right and wrong codes are both on the trail.
 */
export async function proveStepUp(
  actor: Actor & { kind: 'person' },
  door: Door,
  { type, id }: ProofFor,
  code: string,
  now?: Date,
): Promise<void> {
  const command = { id: randomUUID(), actor, door };
  const about = { type, id, ...(await whereabouts(type, id)) };
  try {
    const { at, isRecovery } = await checkCode(actor.id, code, { confirming: false }, now);
    const until = new Date(at.getTime() + proofMinutes * 60_000);
    await database().transaction(async (tx) => {
      await tx.query(
        `insert into step_up (id, person_id, about_type, about_id, at, expires_at) values ($1, $2, $3, $4, $5, $6)`,
        [command.id, actor.id, type, id, at, until],
      );
      const data = isRecovery ? { by: 'recovery-code' } : {};
      await record({ tx, command, actor, now: at }, 'step-up.proved', about, data);
    });
  } catch (error) {
    if (error instanceof Refusal) await recordRefusal(command, 'step-up.prove', about, error);
    throw error;
  }
}
