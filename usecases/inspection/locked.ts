import { Inspection } from '../../db/entities/inspection.ts';
import { Seat } from '../../db/entities/seat.ts';
import { Task } from '../../db/entities/task.ts';
import { type UnitRow, unitById } from '../../db/queries/units.ts';
import type { Actor } from '../../domain/actor.ts';
import { type Profile, profileOf } from '../../domain/profile/profile.ts';
import { Refusal } from '../../domain/refusal.ts';
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

/**
 * The task, locked so that what is done about it happens one after the other. Rows that only name it,
 * the lines of the trail among them, are still written meanwhile.
 */
export async function serialiseOn({ tx }: Pick<Context, 'tx'>, taskId: string): Promise<Task> {
  return tx.findOneOrFail(Task, { where: { id: taskId }, lock: { mode: 'for_no_key_update' } });
}

/** Locks the task, then the visit, then its seats: parents first, always in this order. */
export async function lockInspection(
  { tx }: Pick<Context, 'tx'>,
  inspectionId: string,
): Promise<LockedInspection> {
  const found = await tx.findOneBy(Inspection, { id: inspectionId });
  if (!found) throw new Refusal('not-found', { what: 'inspection' });
  const task = await serialiseOn({ tx }, found.taskId);
  const inspection = await tx.findOneOrFail(Inspection, {
    where: { id: inspectionId },
    lock: { mode: 'for_no_key_update' },
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
