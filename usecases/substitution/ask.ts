import type { Inspection } from '../../db/entities/inspection.ts';
import type { Seat } from '../../db/entities/seat.ts';
import { hasCheckedIn } from '../../db/queries/check-ins.ts';
import { interestedIn } from '../../db/queries/interested.ts';
import { openRequests } from '../../db/queries/open-requests.ts';
import { peopleWith } from '../../db/queries/people.ts';
import { dayOf } from '../../domain/day.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { LockedInspection } from '../inspection/locked.ts';
import { notify, refresh } from '../notify.ts';
import type { Context } from '../usecase.ts';

/** One open request on a seat: a second one waits for the decision on the first. */
export async function refuseSecondRequest({ tx }: Context, seat: Seat): Promise<void> {
  const open = await openRequests(tx, seat.inspectionId);
  if (open.some(({ seatId }) => seatId === seat.id)) throw new Refusal('request-open');
}

/**
 * nobody who has arrived at the visit is replaced any more, unless an interest of theirs in the
 * subject came on file since.
 */
export async function refuseArrived(
  { tx }: Context,
  { id, subjectId, state }: Inspection,
  { inspectorId }: Seat,
  exception: 'interest' | 'none',
): Promise<void> {
  if (!(await hasCheckedIn(tx, id, inspectorId))) return;
  const interested = exception === 'interest' ? await interestedIn(tx, subjectId) : [];
  if (!interested.includes(inspectorId)) {
    throw new Refusal('illegal-step', { state, action: 'replace' });
  }
}

/** Brings a request to everybody who may decide it: the approvers of the executing unit. */
export async function askApprovers(
  context: Context,
  { inspection, unit }: LockedInspection,
  type: 'recusal' | 'substitution',
  id: string,
  seat: Seat,
): Promise<void> {
  const approvers = await peopleWith(context.tx, 'approver', unit.path, dayOf(context.now));
  const others = approvers.filter((person) => person !== seat.inspectorId);
  await notify(context, { card: type, about: { type, id } }, others);
  await refresh(context, 'inspection', inspection.id);
}
