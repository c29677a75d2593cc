import type { Seat } from '../../db/entities/seat.ts';
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
