import type { Seat } from '../../db/entities/seat.ts';
import { inspectorsBelow, openInterests } from '../../db/queries/inspectors.ts';
import { seatCounts, taskCap } from '../../db/queries/seats.ts';
import { visitOf } from '../../db/queries/visits.ts';
import { dayOf } from '../../domain/day.ts';
import type { FrozenMatchInput } from '../../domain/match/input.ts';
import { cite } from '../../domain/profile/cite.ts';
import { Refusal } from '../../domain/refusal.ts';
import {
  frozenInput,
  inspectionDay,
  type RegisteredInspector,
  shortageIn,
  sortByBar,
  teamOf,
} from '../../domain/team.ts';
import type { LockedInspection } from '../inspection/locked.ts';
import type { Context } from '../usecase.ts';

/** A seat that somebody leaves with the approver's leave; `size` counts those who leave with them. */
type Vacancy = { seat: Seat; approverId: string; size?: number };

/** Who may take a seat that somebody leaves. */
export type Candidates = { input: FrozenMatchInput; cap: number; able: RegisteredInspector[] };

/**
 * A match of the one seat with every other seat fixed (draw.md §4): nobody who is or ever was in this
 * team, nor the approver, nobody above the cap; whoever follows a lead can lead.
 * Refuses `no-eligible-substitute`.
 */
export async function candidatesFor(
  { tx, now }: Context,
  { task, inspection, unit, profile }: LockedInspection,
  { seat, approverId, size = 1 }: Vacancy,
): Promise<Candidates> {
  const visit = await visitOf(tx, inspection.id);
  const { held, everSeated } = await seatCounts(tx, task.id, inspection.id);
  const cap = await taskCap(tx, task.id);
  const registered = await inspectorsBelow(tx, unit.bureauPath);
  const able = sortByBar(registered, inspectionDay(task.startsOn, dayOf(now))).able.filter(
    ({ personId }) => personId !== approverId && !everSeated.has(personId),
  );
  const interests = await openInterests(tx, [visit.uscc]);
  const need = { ...visit, size, needsLead: seat.lead };
  const team = teamOf(need, able, interests.get(visit.uscc)!);
  const input = frozenInput([team], able, ({ personId }) =>
    Math.max(0, cap - (held.get(personId) ?? 0)),
  );
  if (shortageIn(input) !== undefined) {
    throw new Refusal('no-eligible-substitute', { rule: cite(profile, 'subst.method') });
  }
  return { input, cap, able };
}

/** Whether this person is one of them; the checks are those of the draw. */
export function isCandidate({ input, able }: Candidates, personId: string): boolean {
  const serial = able.find((inspector) => inspector.personId === personId)?.serial;
  const [team] = input.teams;
  const entry = input.inspectors.find((inspector) => inspector.serial === serial);
  if (!entry || !team?.eligible.includes(entry.serial)) return false;
  return (
    !team.recused.includes(entry.serial) && entry.cap > 0 && (entry.canLead || !team.needsLead)
  );
}
