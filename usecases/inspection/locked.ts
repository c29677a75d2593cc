import { Inspection } from '../../db/entities/inspection.ts';
import { Seat } from '../../db/entities/seat.ts';
import type { Task } from '../../db/entities/task.ts';
import { type UnitRow, unitById } from '../../db/queries/units.ts';
import type { Actor } from '../../domain/actor.ts';
import { type Profile, profileOf } from '../../domain/profile/profile.ts';
import { Refusal } from '../../domain/refusal.ts';
import { lockTask } from '../draw/locked.ts';
import type { About, Context } from '../usecase.ts';

/** A visit with its task and its team, all locked, and what its rules and its unit are. */
export type LockedInspection = {
  task: Task;
  inspection: Inspection;
  /** The seats that are held now, by number. */
  seats: Seat[];
  unit: UnitRow;
  profile: Profile;
  about: About;
};

/** Locks the task, then the visit, then its seats: parents first, always in this order. */
export async function lockInspection(
  { tx }: Pick<Context, 'tx'>,
  inspectionId: string,
): Promise<LockedInspection> {
  const found = await tx.findOneBy(Inspection, { id: inspectionId });
  if (!found) throw new Refusal('not-found', { what: 'inspection' });
  const task = await lockTask({ tx }, found.taskId);
  const inspection = await tx.findOneOrFail(Inspection, {
    where: { id: inspectionId },
    lock: { mode: 'pessimistic_write' },
  });
  const seats = await tx.find(Seat, {
    where: { inspectionId, active: true },
    order: { number: 'asc' },
    lock: { mode: 'pessimistic_write' },
  });
  const unit = await unitById(tx, inspection.unitId);
  const about = {
    type: 'inspection',
    id: inspectionId,
    taskId: task.id,
    unitPath: unit.path,
  };
  return { task, inspection, seats, unit, profile: profileOf(task.profileSlug), about };
}

/** The seat that the acting person holds; refuses `not-a-member`. */
export function ownSeat(actor: Actor, seats: Seat[]): Seat {
  const seat = seats.find(({ inspectorId }) => inspectorId === actor.id);
  if (!seat) throw new Refusal('not-a-member');
  return seat;
}

/** Everybody who is in the team now. */
export const memberIds = (seats: Seat[]): string[] => seats.map(({ inspectorId }) => inspectorId);
