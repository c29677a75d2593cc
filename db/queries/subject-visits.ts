import type { EntityManager } from 'typeorm';

/** A visit of a subject that is not over. */
export type SubjectVisit = { id: string; code: string; state: string; leadId: string | null };

/** The visits of a subject that nobody has signed yet, with who leads their team. */
export const visitsOpenOf = (tx: EntityManager, subjectId: string): Promise<SubjectVisit[]> =>
  tx.query(
    `select n.id, n.code, n.state, s.inspector_id as "leadId" from inspection n
       left join seat s on s.inspection_id = n.id and s.active and s.lead
     where n.subject_id = $1 and n.state in ('assigned', 'accepted', 'started', 'submitted') order by n.code`,
    [subjectId],
  );
