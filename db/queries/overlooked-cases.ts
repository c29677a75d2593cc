import { caseKindOf } from '../../domain/case.ts';
import type { Finding } from '../../domain/inspection.ts';
import { database } from '../data-source.ts';

/** A visit whose finding leaves something to be done, and which has no case of that kind. */
export type Overlooked = { inspectionId: string; taskId: string; unitPath: string };

/** Such visits, the oldest first: those that were signed before cases were kept. */
export async function overlookedCases(): Promise<Overlooked[]> {
  const rows: (Overlooked & { finding: Finding; kinds: string[] })[] = await database().query(
    `select n.id as "inspectionId", n.task_id as "taskId", u.path as "unitPath", r.finding,
       array(select c.kind from case_file c where c.inspection_id = n.id
         and c.outcome is distinct from 'result-changed') as kinds
     from inspection n join unit u on u.id = n.unit_id
       join lateral (${findingOf('n.id')}) r on true
     where n.state in ('signed', 'approved', 'published', 'withheld') order by n.signed_on, n.code`,
  );
  return rows.filter(({ finding, kinds }) => {
    const kind = caseKindOf(finding);
    return kind !== undefined && !kinds.includes(kind);
  });
}

/** SQL: the newest result of a visit with its finding, as it was corrected in public where it was. */
export const findingOf = (inspection: string): string => `
  select r.id, coalesce((select c.changes ->> 'finding' from correction c join disclosure d on d.id = c.disclosure_id
      where d.inspection_id = ${inspection} and c.state = 'approved' and c.changes ? 'finding'
      order by c.number desc limit 1), r.finding) as finding
  from result r where r.inspection_id = ${inspection} order by r.number desc limit 1`;
