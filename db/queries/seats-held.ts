import type { EntityManager } from 'typeorm';

/** A seat that somebody holds in a visit that is not signed; `arrived` once they have checked in there and are not released. */
export type HeldSeat = { inspectionId: string; code: string; arrived: boolean };

/** Every seat that a person holds in visits that are not over, in the order in which visits are locked. */
export const seatsHeldBy = (tx: EntityManager, inspectorId: string): Promise<HeldSeat[]> =>
  tx.query(
    `select n.id as "inspectionId", n.code,
       exists (select from check_in c where c.inspection_id = n.id and c.inspector_id = $1)
         and not exists (select from seat_release r where r.seat_id = s.id) as arrived
     from seat s join inspection n on n.id = s.inspection_id
     where s.inspector_id = $1 and s.active and n.state in ('assigned', 'accepted', 'started', 'submitted')
     order by n.task_id, n.code`,
    [inspectorId],
  );
