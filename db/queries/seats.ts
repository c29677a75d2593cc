import type { EntityManager } from 'typeorm';

/** How many seats everybody holds in a task, and who has ever had one in this visit. */
export async function seatCounts(
  tx: EntityManager,
  taskId: string,
  inspectionId: string,
): Promise<{ held: Map<string, number>; everSeated: Set<string> }> {
  const rows: { id: string; held: number; here: boolean }[] = await tx.query(
    `select s.inspector_id as id, count(*) filter (where s.active)::int as held,
       bool_or(s.inspection_id = $2) as here
     from seat s join inspection n on n.id = s.inspection_id where n.task_id = $1
     group by s.inspector_id`,
    [taskId, inspectionId],
  );
  return {
    held: new Map(rows.map(({ id, held }) => [id, held])),
    everSeated: new Set(rows.filter(({ here }) => here).map(({ id }) => id)),
  };
}

/**
 * The most seats that anybody may hold in a task, as its match announced it; as many as there are visits
 * where no team of the task was drawn.
 */
export async function taskCap(tx: EntityManager, taskId: string): Promise<number> {
  const [row] = await tx.query(
    `select coalesce((select (announcement ->> 'cap')::int from draw
       where task_id = $1 and kind = 'match' and state = 'drawn'),
       (select count(*)::int from inspection where task_id = $1)) as cap`,
    [taskId],
  );
  return row.cap;
}

/** Everybody who ever had a seat in this visit, the replaced and recused included. */
export async function everSeated(tx: EntityManager, inspectionId: string): Promise<string[]> {
  const rows: { id: string }[] = await tx.query(
    'select distinct inspector_id as id from seat where inspection_id = $1',
    [inspectionId],
  );
  return rows.map(({ id }) => id);
}
