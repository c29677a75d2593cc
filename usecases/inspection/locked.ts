import { Inspection } from '../../db/entities/inspection.ts';
import { Seat } from '../../db/entities/seat.ts';
import { Task } from '../../db/entities/task.ts';
import { profilePinned } from '../../db/queries/profile.ts';
import { type UnitRow, unitById } from '../../db/queries/units.ts';
import type { Actor } from '../../domain/actor.ts';
import type { Profile } from '../../domain/profile/profile.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { About, Context } from '../usecase.ts';

/** A visit with its tasks and its team, all locked, and what its rules and its unit are. */
export type LockedInspection = {
  /** Its own task, which it was matched with. */
  task: Task;
  /** Every task that it serves, its own first. */
  tasks: Task[];
  /** The days on which it can be made: those that all of them allow. */
  days: { startsOn: string; endsOn: string };
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

/** Locks its own task and the merged ones, then the visit, then its seats: always in this order. */
export async function lockInspection(
  { tx }: Pick<Context, 'tx'>,
  inspectionId: string,
): Promise<LockedInspection> {
  const found = await tx.findOneBy(Inspection, { id: inspectionId });
  if (!found) throw new Refusal('not-found', { what: 'inspection' });
  const task = await serialiseOn({ tx }, found.taskId);
  const tasks = [task, ...(await mergedTasks(tx, inspectionId, task.id))];
  const [days] = await tx.query(
    `select starts_on::text as "startsOn", ends_on::text as "endsOn" from visit_window where inspection_id = $1`,
    [inspectionId],
  );
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
  const profile = await profilePinned(tx, task);
  return { task, tasks, days, inspection, seats, unit, profile, about };
}

// Whoever merges holds the visit's own task, so that no task is missed here.
async function mergedTasks(tx: Context['tx'], inspectionId: string, own: string): Promise<Task[]> {
  const rows: { id: string }[] = await tx.query(
    `select v.task_id as id from inspection_task v join task t on t.id = v.task_id
       left join draw d on d.task_id = t.id and d.kind = 'subjects'
     where v.inspection_id = $1 and v.task_id <> $2 order by d.announced_at, t.code`,
    [inspectionId, own],
  );
  const merged: Task[] = [];
  for (const { id } of rows) merged.push(await serialiseOn({ tx }, id));
  return merged;
}

/** The seat that the acting person holds; refuses `not-a-member`. */
export function ownSeat(actor: Actor, seats: Seat[]): Seat {
  const seat = seats.find(({ inspectorId }) => inspectorId === actor.id);
  if (!seat) throw new Refusal('not-a-member');
  return seat;
}

/** Everybody who is in the team now. */
export const memberIds = (seats: Seat[]): string[] => seats.map(({ inspectorId }) => inspectorId);
