import type { EntityManager } from 'typeorm';

/** Whether this person has arrived at this visit. */
export const hasCheckedIn = async (
  tx: EntityManager,
  inspectionId: string,
  personId: string,
): Promise<boolean> => (await arrivalOf(tx, inspectionId, personId)) !== undefined;

/** When this person arrived at this visit; nothing while they have not. */
export async function arrivalOf(
  tx: EntityManager,
  inspectionId: string,
  personId: string,
): Promise<Date | undefined> {
  const [row]: { at: Date }[] = await tx.query(
    'select at from check_in where inspection_id = $1 and inspector_id = $2',
    [inspectionId, personId],
  );
  return row?.at;
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
