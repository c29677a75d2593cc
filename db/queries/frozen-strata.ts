import type { EntityManager } from 'typeorm';
import type { StratumSpec } from '../../domain/draw/spec.ts';

/** The ratios and minimums of a task's strata, by number, as its draw is computed with. */
export async function frozenStrata(
  tx: EntityManager,
  taskId: string,
): Promise<Record<string, StratumSpec>> {
  const rows: ({ number: number } & StratumSpec)[] = await tx.query(
    'select number, ratio_bp as "ratioBp", min from stratum where task_id = $1',
    [taskId],
  );
  return Object.fromEntries(rows.map(({ number, ...stratum }) => [String(number), stratum]));
}
