import type { Inspection } from '../../db/entities/inspection.ts';
import { interestedIn } from '../../db/queries/interested.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { Context } from '../usecase.ts';

/**
 * whoever has an interest in the subject on file takes no part in its visit, also when it came
 * on file after the seating. They have to apply for recusal.
 */
export async function refuseInterested(
  { tx, actor }: Context,
  { subjectId }: Inspection,
): Promise<void> {
  const interested = await interestedIn(tx, subjectId);
  if (actor.id && interested.includes(actor.id)) throw new Refusal('interest-on-file');
}
