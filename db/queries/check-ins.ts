import type { EntityManager } from 'typeorm';

/** Whether this person has arrived at this visit. */
export async function hasCheckedIn(
  tx: EntityManager,
  inspectionId: string,
  personId: string,
): Promise<boolean> {
  const rows = await tx.query(
    'select 1 from check_in where inspection_id = $1 and inspector_id = $2',
    [inspectionId, personId],
  );
  return rows.length > 0;
}

/** How many of those who are in the team now have arrived. */
export async function checkInsOfTeam(tx: EntityManager, inspectionId: string): Promise<number> {
  const [{ have }] = await tx.query(
    `select count(*)::int as have from check_in c
       join seat s on s.inspection_id = c.inspection_id and s.inspector_id = c.inspector_id and s.active
     where c.inspection_id = $1`,
    [inspectionId],
  );
  return have;
}
