import type { EntityManager } from 'typeorm';

/** Who has signed the newest result of a visit, in the order of the signatures. */
export const signersOf = (
  tx: EntityManager,
  inspectionId: string,
): Promise<{ id: string; name: string }[]> =>
  tx.query(
    `select p.id, p.name from signature g join person p on p.id = g.inspector_id
     where g.result_id = (select id from result where inspection_id = $1 order by number desc limit 1)
     order by g.signed_at, p.name`,
    [inspectionId],
  );
