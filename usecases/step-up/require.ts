import { Refusal } from '../../domain/refusal.ts';
import { personId } from '../../domain/request.ts';
import type { Context } from '../usecase.ts';
import type { ProofFor } from './prove.ts';

/** Uses up the proof that the acting person gave for this thing; refuses `step-up-needed` without one. */
export async function requireStepUp(
  { tx, actor, now }: Context,
  { type, id }: ProofFor,
): Promise<void> {
  const [[used]] = await tx.query(
    `update step_up set used_at = $4 where id = (
       select id from step_up where person_id = $1 and about_type = $2 and about_id = $3
         and used_at is null and expires_at > $4 order by at limit 1 for update)
     returning id`,
    [personId(actor), type, id, now],
  );
  if (!used) throw new Refusal('step-up-needed');
}
