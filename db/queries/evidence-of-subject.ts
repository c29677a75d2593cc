import type { EntityManager } from 'typeorm';

/** The files of every visit to a subject, the newest visit first. */
export const evidenceOfSubject = (
  tx: EntityManager,
  subjectId: string,
): Promise<{ id: string; hash: string; name: string; visit: string }[]> =>
  tx.query(
    `select e.id, e.original_hash as hash, e.name, n.code as visit
     from evidence e join inspection n on n.id = e.inspection_id
     where n.subject_id = $1 and e.purpose = 'visit' order by n.code desc, e.number`,
    [subjectId],
  );
