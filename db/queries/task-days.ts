import type { EntityManager } from 'typeorm';

/** The window of a task. */
export async function taskDays(
  tx: EntityManager,
  taskId: string,
): Promise<{ startsOn: string; endsOn: string }> {
  const [row] = await tx.query(
    `select starts_on::text as "startsOn", ends_on::text as "endsOn" from task where id = $1`,
    [taskId],
  );
  return row;
}
