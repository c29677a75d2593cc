import { z } from 'zod';
import { Result } from '../../db/entities/result.ts';
import type { Seat } from '../../db/entities/seat.ts';
import { Signature } from '../../db/entities/signature.ts';
import { hasCheckedIn } from '../../db/queries/check-ins.ts';
import { interestedIn } from '../../db/queries/interested.ts';
import { openRequests } from '../../db/queries/open-requests.ts';
import { isReleased } from '../../db/queries/releases.ts';
import { teamMembers } from '../../db/queries/team-members.ts';
import { dayOf } from '../../domain/day.ts';
import { inspectionStates, releaseGrounds } from '../../domain/inspection.ts';
import { step } from '../../domain/machine.ts';
import { authorize } from '../../domain/policy.ts';
import { Refusal } from '../../domain/refusal.ts';
import { personId } from '../../domain/request.ts';
import { teamFault, teamRulesOf } from '../../domain/team-rules.ts';
import { type LockedInspection, lockInspection } from '../inspection/locked.ts';
import { refresh } from '../notify.ts';
import { isRecordOpen } from '../result/record-complete.ts';
import { finishVisit } from '../result/sign.ts';
import { openHandOver } from '../substitution/hand-over.ts';
import { asSeen, type Context, record, usecase } from '../usecase.ts';

const input = z.object({
  inspectionId: z.uuid(),
  inspectorId: z.uuid(),
  ground: z.enum(releaseGrounds),
  reason: z.string().trim().min(1).max(500),
  /** What shows it: a certificate, an order of transfer, by title and number. */
  document: z.string().trim().min(1).max(300),
});

// As what the request to replace them is told.
const asReason = { illness: 'health', left: 'transfer', death: 'other' } as const;

/**
 * Somebody who has arrived at a visit cannot sign any more: ill, gone from the county, dead. The head of the
 * unit releases them with reason and document. A team that is valid without them goes on, and is done when
 * the others have signed; else a request for their successor is opened, and the seat is theirs until then.
 * Answers the request, or null where none was needed.
 */
export const releaseSeat = usecase('team.release', input, async (context, given) => {
  const { tx, actor, now } = context;
  const { inspectorId, ground, reason, document } = given;
  const locked = await lockInspection(context, given.inspectionId);
  const { inspection, seats, unit, about } = locked;
  const interestedIds = await interestedIn(tx, inspection.subjectId);
  authorize(actor, 'team.release', { unitPath: unit.path, inspectorId, interestedIds });
  const seat = seats.find((one) => one.inspectorId === inspectorId);
  if (!seat) throw new Refusal('not-a-member');
  asSeen(context, inspection.version);
  await refuseNeedless(context, locked, seat);
  const releasedBy = personId(actor);
  await tx.query(
    `insert into seat_release (seat_id, inspection_id, ground, reason, document, released_by, released_at)
     values ($1, $2, $3, $4, $5, $6, $7)`,
    [seat.id, inspection.id, ground, reason, document, releasedBy, now],
  );
  const isValid = await staysValid(context, locked, seat);
  // Reason and document are about a person: they stay with the release.
  const told = { seat: seat.number, lead: seat.lead, ground, replaced: !isValid };
  await record(context, 'team.released', about, told);
  const leaving = { ground: asReason[ground], reason, requesterId: releasedBy };
  const [substitutionId = null] = isValid
    ? await endSeat(context, locked, seat)
    : await openHandOver(context, inspection.id, inspectorId, leaving);
  await refresh(context, 'inspection', inspection.id);
  return { substitutionId };
});

// Whoever has not arrived is replaced by request; whoever has signed is done.
async function refuseNeedless(
  { tx }: Context,
  { inspection }: LockedInspection,
  { id, inspectorId }: Seat,
): Promise<void> {
  const { state } = inspection;
  const isUnderWay = state === 'started' || state === 'submitted';
  if (!isUnderWay || !(await hasCheckedIn(tx, inspection.id, inspectorId))) {
    throw new Refusal('illegal-step', { state, action: 'release' });
  }
  if ((await openRequests(tx, inspection.id)).length > 0 || (await isReleased(tx, id))) {
    throw new Refusal('request-open');
  }
  const result = await newestResult(tx, inspection.id);
  if (result && (await tx.existsBy(Signature, { resultId: result.id, inspectorId }))) {
    throw new Refusal('signed-already');
  }
}

const newestResult = (tx: Context['tx'], inspectionId: string) =>
  tx.findOne(Result, { where: { inspectionId }, order: { number: 'desc' } });

// enough people, a lead, and of each department somebody.
async function staysValid(
  { tx, now }: Context,
  { inspection, profile }: LockedInspection,
  seat: Seat,
): Promise<boolean> {
  const team = await teamMembers(tx, inspection.id, dayOf(now));
  const rest = team.filter(({ personId: id }) => id !== seat.inspectorId);
  const isPresent = rest.some(({ department }) => department === seat.department);
  return isPresent && teamFault(rest, teamRulesOf(profile)) === undefined;
}

async function endSeat(context: Context, locked: LockedInspection, seat: Seat): Promise<[string?]> {
  const { tx, now } = context;
  const { inspection, seats } = locked;
  await tx.query(
    'update seat set active = false, ended_at = $2, version = version + 1 where id = $1',
    [seat.id, now],
  );
  await tx.query('update inspection set version = version + 1 where id = $1', [inspection.id]);
  const result = await newestResult(tx, inspection.id);
  if (!result || inspection.state !== 'submitted') return [];
  const signed = await tx.countBy(Signature, { resultId: result.id });
  if (signed < seats.length - 1 || (await isRecordOpen(context, locked))) return [];
  const state = step(inspectionStates, inspection.state, 'sign');
  await finishVisit(context, locked, result, state);
  return [];
}
