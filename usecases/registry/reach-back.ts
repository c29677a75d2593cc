import { heldSince } from '../../db/queries/registry-at.ts';
import { dayOf } from '../../domain/day.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { Context } from '../usecase.ts';

/**
 * a change of a subject reaches back to the day from which its present values hold, and no further;
 * nothing is said of a day that has not come. Nothing to refuse where no day is given.
 */
export async function refuseReach(
  { tx, now }: Context,
  subjectId: string,
  day: string | undefined,
): Promise<void> {
  if (day === undefined) return;
  const today = dayOf(now);
  const earliest = await heldSince(tx, subjectId);
  if (day < earliest || day > today) throw new Refusal('effective-outside', { earliest, today });
}
