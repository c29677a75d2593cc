import type { EntityManager } from 'typeorm';
import { type UnitRow, unitById } from './units.ts';

/** An executing unit of a task, and how many visits matched with that task it has without a team. */
export type ExecutingUnit = UnitRow & { open: number };

/**
 * The units that carry out what a task has dispatched, in the order of the organisation: those of its
 * visits where it names routes, its one unit otherwise.
 */
export async function executingUnits(
  tx: EntityManager,
  { id, unitId }: { id: string; unitId: string },
): Promise<ExecutingUnit[]> {
  const rows: { id: string; open: number }[] = await tx.query(
    `select n.unit_id as id, count(*) filter (where n.task_id = $1 and n.state = 'assigned'
       and not exists (select from seat s where s.inspection_id = n.id))::int as open
     from inspection_task v join inspection n on n.id = v.inspection_id join unit u on u.id = n.unit_id
     where v.task_id = $1 group by n.unit_id, u.path order by u.path`,
    [id],
  );
  const isRouted = await namesRoutes(tx, id);
  const open = rows.reduce((sum, row) => sum + row.open, 0);
  const units = isRouted && rows.length > 0 ? rows : [{ id: unitId, open }];
  return Promise.all(units.map(async (unit) => ({ ...(await unitById(tx, unit.id)), ...unit })));
}

/** Whether a task names several executing units, each with its jurisdiction. */
export async function namesRoutes(tx: EntityManager, taskId: string): Promise<boolean> {
  const [row] = await tx.query('select 1 from task_unit where task_id = $1 limit 1', [taskId]);
  return row !== undefined;
}

/** Every unit that a task names to carry it out, before anything is drawn as well. */
export const namedUnits = (
  tx: EntityManager,
  { id, unitId }: { id: string; unitId: string },
): Promise<{ id: string; path: string }[]> =>
  tx.query(
    `select id, path from unit where id = $2 or id in (select unit_id from task_unit where task_id = $1)
     order by path`,
    [id, unitId],
  );
