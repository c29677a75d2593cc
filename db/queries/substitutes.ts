import type { EntityManager } from 'typeorm';
import type { Candidates } from '../../domain/substitutes.ts';
import { frozenInput, inspectionDay, sortByBar, teamOf } from '../../domain/team.ts';
import { inspectorsBelow, openInterests } from './inspectors.ts';
import { seatCounts, taskCap } from './seats.ts';
import { visitOf } from './visits.ts';

/** A seat that somebody leaves; `size` counts those who leave this visit with them. */
export type Vacancy = {
  inspectionId: string;
  taskId: string;
  /** First day of the task's window. */
  startsOn: string;
  bureauPath: string;
  lead: boolean;
  approverId: string | null;
  size?: number;
};

/**
 * A match of the one seat with every other seat fixed (draw.md §4): nobody who is or ever was in this
 * team, nor the approver, nobody above the cap; whoever follows a lead can lead.
 */
export async function substitutesFor(
  tx: EntityManager,
  { inspectionId, taskId, startsOn, bureauPath, lead, approverId, size = 1 }: Vacancy,
  today: string,
): Promise<Candidates> {
  const visit = await visitOf(tx, inspectionId);
  const { held, everSeated } = await seatCounts(tx, taskId, inspectionId);
  const cap = await taskCap(tx, taskId);
  const registered = await inspectorsBelow(tx, bureauPath);
  const able = sortByBar(registered, inspectionDay(startsOn, today)).able.filter(
    ({ personId }) => personId !== approverId && !everSeated.has(personId),
  );
  const interests = await openInterests(tx, [visit.uscc]);
  const team = teamOf({ ...visit, size, needsLead: lead }, able, interests.get(visit.uscc)!);
  const input = frozenInput([team], able, ({ personId }) =>
    Math.max(0, cap - (held.get(personId) ?? 0)),
  );
  return { input, cap, able };
}
