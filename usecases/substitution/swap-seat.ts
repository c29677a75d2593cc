import { randomUUID } from 'node:crypto';
import { Seat } from '../../db/entities/seat.ts';
import { unitsOf } from '../../db/queries/inspectors.ts';
import { step } from '../../domain/machine.ts';
import { inspectionStates } from '../../domain/inspection.ts';
import { substitutionStates } from '../../domain/substitution.ts';
import type { LockedInspection } from '../inspection/locked.ts';
import { notify, refresh } from '../notify.ts';
import { type Context, record } from '../usecase.ts';

/** Who takes which seat, and whether a draw or a person says so. */
export type Swap = {
  locked: LockedInspection;
  seat: Seat;
  substitution: { id: string; recusalId: string | null };
  substituteId: string;
  by: { drawId: string } | { appointedBy: string };
};

/**
 * Ends a seat and gives it to the substitute, who gets the visit's card. The old seat stays on file
 * and whoever was concerned sees the change on the cards they have.
 */
export async function swapSeat(context: Context, swap: Swap): Promise<void> {
  const { tx, now } = context;
  const { locked, seat, substitution, substituteId, by } = swap;
  const { inspection } = locked;
  const state = step(inspectionStates, inspection.state, 'replace');
  await tx.query(
    'update seat set active = false, ended_at = $2, version = version + 1 where id = $1',
    [seat.id, now],
  );
  const seatId = randomUUID();
  await tx.insert(Seat, {
    id: seatId,
    inspectionId: inspection.id,
    number: seat.number,
    unitId: (await unitsOf(tx, [substituteId])).get(substituteId)!,
    inspectorId: substituteId,
    lead: seat.lead,
    department: seat.department,
    assignedAt: now,
    ...by,
  });
  await tx.query(
    `update substitution set state = $2, substitute_id = $3, done_at = $4, version = version + 1
     where id = $1`,
    [substitution.id, step(substitutionStates, 'approved', 'substitute'), substituteId, now],
  );
  await tx.query('update inspection set state = $2, version = version + 1 where id = $1', [
    inspection.id,
    state,
  ]);
  await tell(context, swap, seatId);
}

async function tell(context: Context, swap: Swap, seatId: string): Promise<void> {
  const { locked, seat, substitution, substituteId, by } = swap;
  const inspectionId = locked.inspection.id;
  const about = { ...locked.about, type: 'substitution', id: substitution.id };
  const data = {
    inspectionId,
    seat: seat.number,
    lead: seat.lead,
    replaced: seat.inspectorId,
    substitute: substituteId,
    ...by,
  };
  // A designation is never told as a draw.
  if ('appointedBy' in by) await record(context, 'substitution.appointed', about, data);
  else await record(context, 'substitution.replaced', about, data);
  await notify(
    context,
    {
      card: 'inspection',
      about: { type: 'inspection', id: inspectionId },
      dedupeKey: `seat:${seatId}`,
    },
    [substituteId],
  );
  await refresh(context, 'inspection', inspectionId);
  await refresh(context, 'substitution', substitution.id);
  if (substitution.recusalId) await refresh(context, 'recusal', substitution.recusalId);
}
