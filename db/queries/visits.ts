import type { EntityManager } from 'typeorm';

/**
 * One subject to be visited, in the category it was drawn in. `recordId` is its id in the frozen pool,
 * a pseudonym where the pool has them: draws and matches know a subject by that and nothing else.
 */
export type Visit = { inspectionId: string; recordId: string; uscc: string; category: string };

/** The visits of a task, by the subjects' record ids. */
export const visitsOf = (tx: EntityManager, taskId: string): Promise<Visit[]> =>
  tx.query(`${select} where n.task_id = $1 order by p.record_id`, [taskId]);

/** One visit. */
export async function visitOf(tx: EntityManager, inspectionId: string): Promise<Visit> {
  const [visit] = await tx.query(`${select} where n.id = $1`, [inspectionId]);
  return visit;
}

/** The codes of subjects of a task's pool, by their record ids. */
export async function codesOf(
  tx: EntityManager,
  taskId: string,
  recordIds: string[],
): Promise<Map<string, string>> {
  const rows: { recordId: string; uscc: string }[] = await tx.query(
    `select p.record_id as "recordId", s.uscc from pool_entry p join subject s on s.id = p.subject_id
     where p.task_id = $1 and p.record_id = any($2)`,
    [taskId, recordIds],
  );
  return new Map(rows.map(({ recordId, uscc }) => [recordId, uscc]));
}

const select = `
select n.id as "inspectionId", p.record_id as "recordId", s.uscc, k.category
from inspection n join subject s on s.id = n.subject_id
  join pool_entry p on p.task_id = n.task_id and p.subject_id = n.subject_id
  join visit_category k on k.inspection_id = n.id`;
