import type { EntityManager } from 'typeorm';
import { database } from '../data-source.ts';

/** Whether the draw of a substitute is announced in this task and not carried out yet. */
export async function hasAnnouncedRedraw(tx: EntityManager, taskId: string): Promise<boolean> {
  const rows = await tx.query(
    `select 1 from draw where task_id = $1 and kind = 'substitution' and state = 'announced'`,
    [taskId],
  );
  return rows.length > 0;
}

/** How many other seats of this visit wait for their substitute. */
export async function waitingSeats(
  tx: EntityManager,
  inspectionId: string,
  exceptId: string,
): Promise<number> {
  const [{ count }] = await tx.query(
    `select count(*)::int as count from substitution
     where inspection_id = $1 and state = 'approved' and id <> $2`,
    [inspectionId, exceptId],
  );
  return count;
}

/** An approved substitution that is to be drawn and whose draw is not announced. */
export type WaitingSubstitution = { id: string; taskId: string; unitPath: string };

/** Those whose turn it is: no other draw of a substitute is announced in their task. */
export const substitutionsToAnnounce = (): Promise<WaitingSubstitution[]> =>
  database().query(
    `select s.id, n.task_id as "taskId", u.path as "unitPath"
     from substitution s join inspection n on n.id = s.inspection_id join unit u on u.id = n.unit_id
     where s.state = 'approved' and s.method = 'draw' and not exists (
       select 1 from draw d where d.task_id = n.task_id and d.kind = 'substitution' and d.state = 'announced')
     order by s.decided_at, s.id`,
  );
