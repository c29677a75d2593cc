import type { EntityManager } from 'typeorm';
import type { Finding } from '../../domain/inspection.ts';
import { type Pin, pinOf } from './profile.ts';

/** What the clock of a disclosure depends on. */
export type DisclosureMoments = Pin & {
  state: string;
  clockFrom: string | null;
  /** Null while there is no signed result. */
  finding: Finding | null;
  signedOn: string | null;
  submittedAt: Date | null;
  /** When the first result that somebody signed was entered: where it was entered anew, the inspection ended then. */
  firstSubmittedAt: Date | null;
  /** The end of the first of its tasks that has ended. */
  closedOn: string | null;
  /** The day on which the handling of its problem was decided. */
  decidedOn: string | null;
  inspectionId: string;
  taskId: string;
  unitPath: string;
};

/** The moments of one disclosure. */
export async function disclosureMoments(tx: EntityManager, id: string): Promise<DisclosureMoments> {
  const [row] = await tx.query(
    `select d.state, d.clock_from::text as "clockFrom", r.finding, n.signed_on::text as "signedOn",
       r.submitted_at as "submittedAt",
       (select min(f.submitted_at) from result f where f.inspection_id = n.id
         and exists (select from signature g where g.result_id = f.id)) as "firstSubmittedAt", c.day::text as "closedOn",
       (select h.decided_on::text from handling_decision h where h.inspection_id = n.id) as "decidedOn", ${pinOf('t')},
       n.id as "inspectionId", t.id as "taskId", u.path as "unitPath"
     from disclosure d left join result r on r.id = d.result_id join inspection n on n.id = d.inspection_id
       join task t on t.id = n.task_id join unit u on u.id = n.unit_id
       cross join lateral (select min(o.closed_on) as day from inspection_task v join task o on o.id = v.task_id
         where v.inspection_id = n.id) c
     where d.id = $1`,
    [id],
  );
  return row;
}
