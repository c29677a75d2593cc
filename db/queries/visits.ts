import type { EntityManager } from 'typeorm';

/** One subject to be visited, in the category it was drawn in. */
export type Visit = { inspectionId: string; uscc: string; category: string };

/** The visits of a task, by the subjects' codes. */
export const visitsOf = (tx: EntityManager, taskId: string): Promise<Visit[]> =>
  tx.query(`${select} where n.task_id = $1 order by s.uscc`, [taskId]);

/** One visit. */
export async function visitOf(tx: EntityManager, inspectionId: string): Promise<Visit> {
  const [visit] = await tx.query(`${select} where n.id = $1`, [inspectionId]);
  return visit;
}

const select = `
select n.id as "inspectionId", s.uscc, k.category
from inspection n join subject s on s.id = n.subject_id
  join visit_category k on k.inspection_id = n.id`;
