import type { EntityManager } from 'typeorm';

/** A request for recusal or substitution. */
export type RequestRef = { kind: 'recusal' | 'substitution'; id: string };

/** The request about a visit that this person has made and nobody has decided. */
export async function ownOpenRequest(
  tx: EntityManager,
  inspectionId: string,
  personId: string,
): Promise<RequestRef | undefined> {
  const [row] = await tx.query(
    `select 'recusal' as kind, id from recusal
     where inspection_id = $1 and inspector_id = $2 and state = 'requested'
     union all
     select 'substitution', id from substitution
     where inspection_id = $1 and requester_id = $2 and state = 'requested'`,
    [inspectionId, personId],
  );
  return row;
}

/** A file that goes with a request. */
export type RequestFile = { id: string; name: string; mediaType: string; hash: string; at: string };

/** The files of a request, in the order in which they came. */
export const filesOfRequest = (
  tx: EntityManager,
  { kind, id }: RequestRef,
): Promise<RequestFile[]> =>
  tx.query(
    `select e.id, e.name, e.media_type as "mediaType", e.original_hash as hash,
       to_char(e.received_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at
     from request_file f join evidence e on e.id = f.evidence_id
     where ${kind === 'recusal' ? 'f.recusal_id' : 'f.substitution_id'} = $1 order by e.received_at, e.id`,
    [id],
  );
