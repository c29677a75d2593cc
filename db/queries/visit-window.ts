import type { EntityManager } from 'typeorm';
import { Refusal } from '../../domain/refusal.ts';

/** The first and the last day on which a visit can be: those that all its tasks allow; refuses `not-found`. */
export async function visitWindow(
  tx: EntityManager,
  inspectionId: string,
): Promise<{ startsOn: string; endsOn: string }> {
  const [row] = await tx.query(
    `select starts_on::text as "startsOn", ends_on::text as "endsOn" from visit_window where inspection_id = $1`,
    [inspectionId],
  );
  if (!row) throw new Refusal('not-found', { what: 'inspection' });
  return row;
}
