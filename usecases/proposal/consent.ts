import type { Side } from '../../domain/proposal.ts';
import { personId } from '../../domain/request.ts';
import type { Context } from '../usecase.ts';

type Word = { side: Side; verdict: 'approve' | 'reject'; reason: string };

/** Puts the word of one side on file, for ever, with the door and the card it came through. */
export async function fileConsent(
  { tx, command, actor, now }: Context,
  proposalId: string,
  { side, verdict, reason }: Word,
): Promise<void> {
  await tx.query(
    `insert into consent (proposal_id, side, verdict, person_id, reason, seen_version, door, card_hash, decided_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [
      proposalId,
      side,
      verdict,
      personId(actor),
      reason,
      command.seen ?? null,
      command.door,
      command.cardHash ?? null,
      now,
    ],
  );
}
