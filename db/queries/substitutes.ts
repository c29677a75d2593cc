import type { EntityManager } from 'typeorm';
import type { Department } from '../../domain/departments.ts';
import { findShortage } from '../../domain/match/find-shortage.ts';
import type { FrozenMatchInput, MatchTeam } from '../../domain/match/input.ts';
import type { Candidates } from '../../domain/substitutes.ts';
import {
  fairCap,
  frozenInput,
  type Loads,
  type RegisteredInspector,
  remainingDays,
  roomUnder,
  sortByBar,
  teamOf,
} from '../../domain/team.ts';
import { initiating } from '../../domain/team-rules.ts';
import { departmentsOf } from './departments.ts';
import { inspectorsIn, openInterests, openVisits, ownRules, type Span } from './inspectors.ts';
import { neighbourInspectors } from './neighbours.ts';
import { seatCounts, taskCap } from './seats.ts';
import { visitOf } from './visits.ts';

/** A seat that somebody leaves; `size` counts those who leave this visit with them. */
export type Vacancy = {
  inspectionId: string;
  taskId: string;
  startsOn: string;
  endsOn: string;
  department: number;
  lead: boolean;
  approverId: string | null;
  size?: number;
};

/**
 * A match of the one seat with every other seat fixed (draw.md §4): from the same department, nobody who
 * is or ever was in this team, nor the approver, nobody above the level; whoever follows a lead
 * can lead.
 */
export async function substitutesFor(
  tx: EntityManager,
  vacancy: Vacancy,
  today: string,
): Promise<Candidates> {
  const { taskId, inspectionId, approverId, lead, size = 1 } = vacancy;
  const days = remainingDays(vacancy, today);
  const visit = await visitOf(tx, inspectionId);
  const { held, everSeated } = await seatCounts(tx, taskId, inspectionId);
  const department = (await departmentsOf(tx, taskId)).find(
    ({ number }) => number === vacancy.department,
  );
  const registered = department ? await peopleOf(tx, department, taskId, days) : [];
  const able = sortByBar(registered, days.from).able.filter(
    ({ personId }) => personId !== approverId && !everSeated.has(personId),
  );
  const interests = await openInterests(tx, [visit.uscc]);
  const need = {
    recordId: visit.recordId,
    categories: department?.skills.length ? department.skills : visit.categories,
    size,
    needsLead: lead,
    department: vacancy.department,
  };
  const team = teamOf(need, able, interests.get(visit.uscc)!);
  const elsewhere = await openVisits(tx, taskId, days);
  const loads = new Map(
    able.map(({ personId, serial }) => [
      serial,
      (elsewhere.get(serial) ?? 0) + (held.get(personId) ?? 0),
    ]),
  );
  return { ...levelled(team, able, loads, await taskCap(tx, taskId)), able };
}

/**
 * The seat under the level that the match announced. Where nobody is left below it, the visits of later
 * tasks among them, or where no match announced one, the level rises to those who have least: a lawful
 * request is not turned down for a figure of ours.
 */
function levelled(
  team: MatchTeam,
  able: RegisteredInspector[],
  loads: Loads,
  announced: number | null,
): { input: FrozenMatchInput; cap: number } {
  const under = (cap: number) => ({
    cap,
    input: frozenInput([team], able, ({ serial }) => roomUnder(cap, loads, serial)),
  });
  const known = under(announced ?? 0);
  if (!findShortage(known.input)) return known;
  const fair = fairCap(known.input, loads);
  return fair === null ? known : under(fair);
}

// Among their own colleagues nobody is a partner.
async function peopleOf(
  tx: EntityManager,
  department: Department,
  taskId: string,
  days: Span,
): Promise<RegisteredInspector[]> {
  const own = await inspectorsIn(tx, department, days, await ownRules(tx, taskId));
  if (department.number !== initiating) return own.map((one) => ({ ...one, partner: false }));
  return [...own, ...(await neighbourInspectors(tx, taskId, days))];
}
