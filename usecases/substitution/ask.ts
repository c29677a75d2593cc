import type { Inspection } from '../../db/entities/inspection.ts';
import type { Seat } from '../../db/entities/seat.ts';
import { hasCheckedIn } from '../../db/queries/check-ins.ts';
import { mandatedOver } from '../../db/queries/deciders.ts';
import { interestedIn } from '../../db/queries/interested.ts';
import { openRequests } from '../../db/queries/open-requests.ts';
import { isReleased } from '../../db/queries/releases.ts';
import { dayOf } from '../../domain/day.ts';
import { type Decider, decidersBy, decidesBy } from '../../domain/decider.ts';
import { cite } from '../../domain/profile/cite.ts';
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
 * subject came on file since, or the head has released them because they cannot sign.
 */
export async function refuseArrived(
  { tx }: Context,
  { id, subjectId, state }: Inspection,
  { id: seatId, inspectorId }: Seat,
  exception: 'interest' | 'none',
): Promise<void> {
  if (!(await hasCheckedIn(tx, id, inspectorId)) || (await isReleased(tx, seatId))) return;
  const interested = exception === 'interest' ? await interestedIn(tx, subjectId) : [];
  if (!interested.includes(inspectorId)) {
    throw new Refusal('illegal-step', { state, action: 'replace' });
  }
}

/** Who is to decide a request, and in which role. */
export type Deciders = { decider: Decider; ids: string[] };

/**
 * Everybody who may decide a request, by the rules of its task: the deputy heads in charge, the
 * executing unit or its principal head; who stands above where nobody is left who is neither the leaver
 * nor has an interest in the subject, nor asks in their place. Refuses `nobody-decides`: a request that
 * nobody answers blocks the visit.
 */
export async function decidersOf(
  { tx, now }: Context,
  { inspection, unit, profile }: LockedInspection,
  { inspectorId }: Seat,
  requesterId: string = inspectorId,
): Promise<Deciders> {
  const barred = [inspectorId, requesterId, ...(await interestedIn(tx, inspection.subjectId))];
  // a deputy of somebody who may not decide this may not either.
  const standing = (await mandatedOver(tx, unit.path, dayOf(now))).filter(
    ({ id, principalId }) => !barred.includes(id) && !barred.includes(principalId ?? id),
  );
  for (const decider of decidersBy(profile)) {
    const able = standing.filter(({ mandate, own }) =>
      [mandate, own].every((held) => decidesBy(decider, held, unit.path)),
    );
    if (able.length > 0) return { decider, ids: [...new Set(able.map(({ id }) => id))] };
  }
  throw new Refusal('nobody-decides', { rule: cite(profile, 'subst.approverRole') });
}

/** Brings a request to everybody who may decide it. */
export async function askDeciders(
  context: Context,
  inspectionId: string,
  { type, id }: { type: 'recusal' | 'substitution'; id: string },
  { ids }: Deciders,
): Promise<void> {
  await notify(context, { card: type, about: { type, id } }, ids);
  await refresh(context, 'inspection', inspectionId);
}
