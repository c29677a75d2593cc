import type { EntityManager } from 'typeorm';

/**
 * How many seats everybody holds in a task, and who has ever had one in this visit. Of a rotation, the
 * batch counts that this visit was matched in.
 */
export async function seatCounts(
  tx: EntityManager,
  taskId: string,
  inspectionId: string,
): Promise<{ held: Map<string, number>; everSeated: Set<string> }> {
  const rows: { id: string; held: number; here: boolean }[] = await tx.query(
    `select s.inspector_id as id, count(*) filter (where s.active)::int as held,
       bool_or(s.inspection_id = $2) as here
     from seat s join inspection n on n.id = s.inspection_id where n.task_id = $1 and ${sameMatch}
     group by s.inspector_id`,
    [taskId, inspectionId],
  );
  return {
    held: new Map(rows.map(({ id, held }) => [id, held])),
    everSeated: new Set(rows.filter(({ here }) => here).map(({ id }) => id)),
  };
}

// The visits that got their first team from the same match, or like this one from none.
const sameMatch = `(select min(f.draw_id::text) from seat f join draw m on m.id = f.draw_id and m.kind = 'match'
    where f.inspection_id = n.id) is not distinct from
  (select min(f.draw_id::text) from seat f join draw m on m.id = f.draw_id and m.kind = 'match'
    where f.inspection_id = $2)`;

/**
 * The most open visits that anybody may have in the days of a task, as its match announced it; null where
 * none of its teams was drawn.
 */
export async function taskCap(tx: EntityManager, taskId: string): Promise<number | null> {
  const [row] = await tx.query(
    `select (announcement ->> 'cap')::int as cap from draw
     where task_id = $1 and kind = 'match' and state = 'drawn' order by drawn_at desc limit 1`,
    [taskId],
  );
  return row?.cap ?? null;
}

/** Everybody who was ever at this visit: in a seat, the replaced and recused included, or beside the team. */
export async function everSeated(tx: EntityManager, inspectionId: string): Promise<string[]> {
  const rows: { id: string }[] = await tx.query(
    'select inspector_id as id from visit_party where inspection_id = $1',
    [inspectionId],
  );
  return rows.map(({ id }) => id);
}

/** The names of those in the team who have not signed the newest result. */
export async function unsignedMembers(tx: EntityManager, inspectionId: string): Promise<string[]> {
  const rows: { name: string }[] = await tx.query(
    `select p.name from seat s join person p on p.id = s.inspector_id
     where s.inspection_id = $1 and s.active and not exists (
       select from signature g where g.inspector_id = s.inspector_id and g.result_id = (
         select id from result where inspection_id = $1 order by number desc limit 1))
       and not exists (select from visit_closing c where c.result_id = (
         select id from result where inspection_id = $1 order by number desc limit 1))
     order by s.number`,
    [inspectionId],
  );
  return rows.map(({ name }) => name);
}
