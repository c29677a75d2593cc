import type { EntityManager } from 'typeorm';

/** One subject to be visited. */
export type Visit = { inspectionId: string; uscc: string; category: string };

/** The visits of a task, by the subjects' codes. */
export const visitsOf = (tx: EntityManager, taskId: string): Promise<Visit[]> =>
  tx.query(
    `select n.id as "inspectionId", s.uscc, s.category
     from inspection n join subject s on s.id = n.subject_id where n.task_id = $1 order by s.uscc`,
    [taskId],
  );
