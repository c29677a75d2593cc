import type { EntityManager } from 'typeorm';
import type { RegisteredInspector } from '../../domain/team.ts';
import { inspectorsIn, type Span } from './inspectors.ts';

/** A neighbouring area whose people a task may draw, with the consent of both heads. */
export type Neighbour = { unitId: string; name: string; path: string };

/** The neighbours whose pools are joined with a task's, in the order in which that was agreed. */
export const neighboursOf = (tx: EntityManager, taskId: string): Promise<Neighbour[]> =>
  tx.query(
    `select u.id as "unitId", u.name, u.path from proposal p join unit u on u.id = p.neighbour_id
     where p.task_id = $1 and p.kind = 'neighbour-pool' and p.state = 'approved'
     order by p.decided_at, p.id`,
    [taskId],
  );

/** The inspectors of the neighbouring areas that a task may draw; nobody without consent. */
export async function neighbourInspectors(
  tx: EntityManager,
  taskId: string,
  days: Span,
): Promise<RegisteredInspector[]> {
  const within = (await neighboursOf(tx, taskId)).map(({ path }) => path);
  if (within.length === 0) return [];
  const people = await inspectorsIn(tx, { within, without: [] }, days);
  return people.map((inspector) => ({ ...inspector, partner: false }));
}

/** How many people of each neighbouring area are among those that may be drawn, for the announcement. */
export async function neighbourCounts(
  tx: EntityManager,
  taskId: string,
  serials: readonly number[],
): Promise<{ name: string; inspectors: number }[]> {
  const counts = [];
  for (const { name, path } of await neighboursOf(tx, taskId)) {
    const [{ inspectors }] = await tx.query(
      `select count(*)::int as inspectors from inspector i join person p on p.id = i.person_id
         join unit u on u.id = p.unit_id where starts_with(u.path, $1) and i.serial = any($2)`,
      [path, serials],
    );
    counts.push({ name, inspectors });
  }
  return counts;
}
