import type { EntityManager } from 'typeorm';
import type { PublishedResult } from '../../domain/correction.ts';

/** A published copy of a result, the newest of its reference. */
export type PublishedCopy = { ref: string; number: number; title: string; body: PublishedResult };

/** What the public has of a disclosure: the newest copy of the whole, then of the parts that went before it. */
export const publishedCopies = (
  tx: EntityManager,
  disclosureId: string,
): Promise<PublishedCopy[]> =>
  tx.query(
    `select distinct on (p.ref <> n.code, p.ref) p.ref, p.number, p.title, p.body
     from disclosure d join inspection n on n.id = d.inspection_id
       join public_notice p on p.kind = 'result' and (p.ref = n.code or p.ref in (
         select v.code || case when y.department > 1 then '-D' || y.department else '' end
         from disclosure_part y join inspection_task v on v.inspection_id = n.id and v.task_id = y.task_id
         where y.disclosure_id = d.id))
     where d.id = $1 order by p.ref <> n.code, p.ref, p.number desc`,
    [disclosureId],
  );
