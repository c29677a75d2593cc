import { z } from 'zod';
import { CheckIn } from '../../db/entities/check-in.ts';
import { Inspector } from '../../db/entities/inspector.ts';
import type { Seat } from '../../db/entities/seat.ts';
import { hasCheckedIn } from '../../db/queries/check-ins.ts';
import { openRequests } from '../../db/queries/open-requests.ts';
import { dayOf } from '../../domain/day.ts';
import { step } from '../../domain/machine.ts';
import { inspectionStates } from '../../domain/inspection.ts';
import { placeAt } from '../../domain/place.ts';
import { authorize } from '../../domain/policy.ts';
import { cite } from '../../domain/profile/cite.ts';
import { Refusal } from '../../domain/refusal.ts';
import { matchVisitForms } from '../form/match.ts';
import { refresh } from '../notify.ts';
import { openRecord } from '../document/open.ts';
import { refuseWithoutScheme } from '../scheme/refuse-missing.ts';
import { asSeen, type Context, record, usecase } from '../usecase.ts';
import { type LockedInspection, lockInspection, memberIds, ownSeat } from './locked.ts';
import { refuseInterested } from './refuse-interested.ts';
import { refuseOutsideWindow } from './refuse-outside-window.ts';

const input = z.object({
  inspectionId: z.uuid(),
  /** Where they are, as they tell it (RFC 5870); nobody has to. */
  place: z
    .string()
    .max(100)
    .refine((place) => placeAt(place) !== undefined)
    .optional(),
});

/**
 * A member arrives and shows the licence (出示行政执法证件, R-137). Nobody arrives while a request for
 * recusal or substitution in the team is open.
 */
export const checkIn = usecase('inspection.check-in', input, async (context, given) => {
  const { tx, actor, now } = context;
  const locked = await lockInspection(context, given.inspectionId);
  const { inspection, seats, profile, about } = locked;
  const seat = ownSeat(actor, seats);
  authorize(actor, 'inspection.check-in', { memberIds: memberIds(seats) });
  const state = step(inspectionStates, inspection.state, 'check-in');
  asSeen(context, inspection.version);
  await refuseArrival(context, locked, seat);
  const licenceNo = await validLicence(context, cite(profile, 'exec.showCertificate'));

  await tx.insert(CheckIn, {
    inspectionId: inspection.id,
    inspectorId: seat.inspectorId,
    licenceNo,
    at: now,
    place: given.place ?? null,
  });
  if (!inspection.startedAt) {
    // No new version: a colleague's arrival makes no card of this visit out of date.
    await tx.query('update inspection set state = $2, started_at = $3 where id = $1', [
      inspection.id,
      state,
      now,
    ]);
    await openRecord(context, locked);
  }
  await matchVisitForms(context, locked);
  await record(context, 'inspection.checked-in', about, { seat: seat.number });
  await refresh(context, 'inspection', inspection.id);
  return { state };
});

async function refuseArrival(
  context: Context,
  { task, days, inspection, profile }: LockedInspection,
  { inspectorId, acceptedAt }: Seat,
): Promise<void> {
  const { tx } = context;
  refuseOutsideWindow(context, days);
  await refuseWithoutScheme(tx, task.id, profile, 'visit');
  if ((await openRequests(tx, inspection.id)).length > 0) throw new Refusal('request-open');
  await refuseInterested(context, inspection);
  if (!acceptedAt || (await hasCheckedIn(tx, inspection.id, inspectorId))) {
    throw new Refusal('illegal-step', { state: inspection.state, action: 'check-in' });
  }
}

// 国办发〔2024〕54号: nobody inspects without a valid certificate.
async function validLicence({ tx, actor, now }: Context, rule: string): Promise<string> {
  const inspector = await tx.findOneByOrFail(Inspector, { personId: actor.id! });
  const { licenceNo, licenceExpiresOn } = inspector;
  if (!licenceNo || !licenceExpiresOn || licenceExpiresOn < dayOf(now)) {
    throw new Refusal('licence-expired', { on: licenceExpiresOn ?? '', rule });
  }
  return licenceNo;
}
