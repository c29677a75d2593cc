import type { EntityManager } from 'typeorm';
import type { MatchRegistry } from '../../domain/match-plan.ts';
import { initiating } from '../../domain/team-rules.ts';
import { departmentsOf } from './departments.ts';
import { inspectorsIn, openInterests, openVisits, ownRules, type Span } from './inspectors.ts';
import { neighbourInspectors } from './neighbours.ts';
import { visitsToMatch } from './visits.ts';

/**
 * What the registries say now about the match of a task: its departments with all their inspectors, its
 * visits (those of some executing units, if given), open interests, and what everybody has to do elsewhere
 * in these days, the visits that other units of the task have matched already among it.
 */
export async function matchRegistry(
  tx: EntityManager,
  taskId: string,
  days: Span,
  units: string[] | null = null,
): Promise<MatchRegistry> {
  const departments = await departmentsOf(tx, taskId);
  const visits = await visitsToMatch(tx, taskId, units);
  const rules = await ownRules(tx, taskId);
  const people = [];
  for (const department of departments) {
    const inspectors = await inspectorsIn(tx, department, days, rules);
    // With both heads' consent the initiating department's pool is that of two areas (R-118).
    if (department.number === initiating) {
      inspectors.push(...(await neighbourInspectors(tx, taskId, days)));
    }
    people.push({ department, inspectors });
  }
  const interests = await openInterests(
    tx,
    visits.map(({ uscc }) => uscc),
  );
  const loads = await openVisits(tx, units ? null : taskId, days);
  return { departments: people, visits, interests, loads };
}
