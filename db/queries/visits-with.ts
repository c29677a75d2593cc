import type { EntityManager } from 'typeorm';

/** The codes of the open visits to a subject that somebody is in the team of. */
export async function visitsWith(
  tx: EntityManager,
  inspectorId: string,
  uscc: string,
): Promise<string[]> {
  const rows: { code: string }[] = await tx.query(
    `select n.code from seat x join inspection n on n.id = x.inspection_id join subject s on s.id = n.subject_id
     where x.inspector_id = $1 and x.active and s.uscc = $2
       and n.state in ('assigned', 'accepted', 'started', 'submitted') order by n.code`,
    [inspectorId, uscc],
  );
  return rows.map(({ code }) => code);
}
