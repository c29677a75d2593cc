import { randomUUID } from 'node:crypto';
import { Substitution } from '../../db/entities/substitution.ts';
import { openRequests } from '../../db/queries/open-requests.ts';
import { inspectionStates } from '../../domain/inspection.ts';
import { step } from '../../domain/machine.ts';
import { parameter } from '../../domain/profile/profile.ts';
import { lockInspection } from '../inspection/locked.ts';
import { type Context, record } from '../usecase.ts';
import { askDeciders, decidersOf, refuseArrived } from './ask.ts';

/** Why somebody leaves, and who recorded it: the requester of every request. */
export type HandOver = {
  ground: 'transfer' | 'health' | 'other';
  reason: string;
  requesterId: string;
};

/**
 * Opens a request to replace somebody who leaves the service or a team, on behalf of whoever records that. A request
 * of their own that is open already goes on. Answers the ids of what was opened.
 */
export async function openHandOver(
  context: Context,
  inspectionId: string,
  leaverId: string,
  { ground, reason, requesterId }: HandOver,
): Promise<string[]> {
  const { tx, now } = context;
  const locked = await lockInspection(context, inspectionId);
  const { inspection, seats, profile, about } = locked;
  const seat = seats.find(({ inspectorId }) => inspectorId === leaverId);
  if (!seat) return [];
  const open = await openRequests(tx, inspectionId);
  if (open.some(({ seatId }) => seatId === seat.id)) return [];
  step(inspectionStates, inspection.state, 'replace');
  await refuseArrived(context, inspection, seat, 'none');
  const deciders = await decidersOf(context, locked, seat, requesterId);
  const id = randomUUID();
  await tx.insert(Substitution, {
    id,
    inspectionId,
    seatId: seat.id,
    replacedId: leaverId,
    requesterId,
    reason: parameter(profile, 'subst.reasons').includes(ground) ? ground : 'other',
    note: reason,
    method: parameter(profile, 'subst.method'),
    decider: deciders.decider,
    requestedAt: now,
  });
  const of = { ...about, type: 'substitution', id };
  await record(context, 'substitution.requested', of, {
    inspectionId,
    seat: seat.number,
    reason: ground,
  });
  await askDeciders(context, inspectionId, { type: 'substitution', id }, deciders);
  return [id];
}
