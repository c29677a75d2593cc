import type { EntityManager } from 'typeorm';
import { Refusal } from '../../domain/refusal.ts';

/** The subject that a case is about, with the unit that has jurisdiction over it; refuses `not-found`. */
export async function subjectOfCase(
  tx: EntityManager,
  subjectId: string,
): Promise<{ id: string; name: string; unitId: string; category: string }> {
  const [row] = await tx.query(
    `select id, name, unit_id as "unitId", category from subject where id = $1`,
    [subjectId],
  );
  if (!row) throw new Refusal('not-found', { what: 'subject' });
  return row;
}
