import type { EntityManager } from 'typeorm';

/** Requests for recusal or substitution that are not settled, an approved one without substitute included. */
export const openRequests = (
  tx: EntityManager,
  inspectionId: string,
): Promise<{ seatId: string }[]> =>
  tx.query(
    `select seat_id as "seatId" from recusal where inspection_id = $1 and state = 'requested'
     union all
     select seat_id from substitution where inspection_id = $1 and state in ('requested', 'approved')`,
    [inspectionId],
  );
