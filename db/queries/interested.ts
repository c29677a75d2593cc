import type { EntityManager } from 'typeorm';

/** Everybody with an open interest (利害关系) in a subject. */
export async function interestedIn(tx: EntityManager, subjectId: string): Promise<string[]> {
  const rows: { id: string }[] = await tx.query(
    `select i.inspector_id as id from interest i join subject s on s.uscc = i.uscc
     where s.id = $1 and i.ended_at is null`,
    [subjectId],
  );
  return rows.map(({ id }) => id);
}
