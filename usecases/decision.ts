import { randomUUID } from 'node:crypto';
import { Decision } from '../db/entities/decision.ts';
import { minuteOf } from '../domain/day.ts';
import { Refusal } from '../domain/refusal.ts';
import { personId } from '../domain/request.ts';
import type { Context } from './usecase.ts';

/** What somebody decides once and for ever. */
type About = { type: 'recusal' | 'substitution' | 'disclosure'; id: string };

/** Refuses with the name of whoever came first, and when (one decision per request). */
export async function refuseDecided({ tx }: Context, { type, id }: About): Promise<void> {
  const [first] = await tx.query(
    `select p.name, d.decided_at as at from decision d join person p on p.id = d.person_id
     where d.about_type = $1 and d.about_id = $2`,
    [type, id],
  );
  if (first) throw new Refusal('already-decided', { by: first.name, at: minuteOf(first.at) });
}

/** Puts a decision on file, with the door and the card it came through. */
export async function fileDecision(
  { tx, command, actor, now }: Context,
  { type, id }: About,
  verdict: 'approve' | 'reject',
  reason: string,
): Promise<void> {
  await tx.insert(Decision, {
    id: randomUUID(),
    aboutType: type,
    aboutId: id,
    verdict,
    personId: personId(actor),
    reason,
    seenVersion: command.seen ?? null,
    door: command.door,
    cardHash: command.cardHash ?? null,
    decidedAt: now,
  });
}
