import type { EntityManager } from 'typeorm';

/** Whether the holder of this seat was released from it after arriving (usecases/team/release-seat.ts). */
export async function isReleased(tx: EntityManager, seatId: string): Promise<boolean> {
  const rows = await tx.query('select 1 from seat_release where seat_id = $1', [seatId]);
  return rows.length > 0;
}

/** Somebody in a team who has arrived and has not signed the newest result: the head may release them. */
export type Releasable = { id: string; name: string; unit: string };

/** Who of a visit's team could be released from it. */
export const releasableFrom = (tx: EntityManager, inspectionId: string): Promise<Releasable[]> =>
  tx.query(
    `select p.id, p.name, u.name as unit from seat s join person p on p.id = s.inspector_id
       join unit u on u.id = s.unit_id join check_in c on c.inspection_id = s.inspection_id and c.inspector_id = p.id
     where s.inspection_id = $1 and s.active and not exists (select from seat_release r where r.seat_id = s.id)
       and not exists (select from signature g where g.inspector_id = p.id and g.result_id = (
         select id from result where inspection_id = $1 order by number desc limit 1))
     order by s.number`,
    [inspectionId],
  );
