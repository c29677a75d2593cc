import type { Seat } from '../../db/entities/seat.ts';
import { substitutesFor } from '../../db/queries/substitutes.ts';
import { dayOf } from '../../domain/day.ts';
import { cite } from '../../domain/profile/cite.ts';
import { parameter } from '../../domain/profile/profile.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { Candidates } from '../../domain/substitutes.ts';
import { shortageIn } from '../../domain/team.ts';
import type { LockedInspection } from '../inspection/locked.ts';
import type { Context } from '../usecase.ts';

/** A seat that somebody leaves with the approver's leave; `size` counts those who leave with them. */
type Vacancy = { seat: Seat; approverId: string; size?: number };

/**
 * Who may take a seat that somebody leaves. Refuses `no-eligible-substitute` with the remedies that the
 * bureau's rules know: a request that leads to no valid team is not approved.
 */
export async function candidatesFor(
  { tx, now }: Context,
  { task, inspection, profile }: LockedInspection,
  { seat, approverId, size = 1 }: Vacancy,
): Promise<Candidates> {
  const candidates = await substitutesFor(
    tx,
    {
      inspectionId: inspection.id,
      taskId: task.id,
      startsOn: task.startsOn,
      endsOn: task.endsOn,
      department: seat.department,
      lead: seat.lead,
      approverId,
      size,
    },
    dayOf(now),
  );
  if (shortageIn(candidates.input) !== undefined) {
    throw new Refusal('no-eligible-substitute', {
      rule: cite(profile, 'subst.method'),
      remedies: parameter(profile, 'match.whenTooFew').join(),
    });
  }
  return candidates;
}
