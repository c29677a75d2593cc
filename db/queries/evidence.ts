import type { EntityManager } from 'typeorm';
import { database } from '../data-source.ts';

/** A file of a visit as everybody who may see the visit sees it; where and when it was taken is read apart. */
export type EvidenceRow = {
  id: string;
  number: number;
  name: string;
  mediaType: 'image/jpeg' | 'image/png' | 'application/pdf';
  /** SHA-256 (hex) of the bytes as they came, and of the copy that is shared. */
  originalHash: string;
  sharedHash: string;
  bytes: number;
  album: string | null;
  caption: string;
  itemId: string | null;
  point: string | null;
  sentBy: string;
  sender: string;
  door: string;
  receivedAt: string;
};

/** The files of a visit, in the order in which they came; those of requests are none of them. */
export const evidenceOf = (tx: EntityManager, inspectionId: string): Promise<EvidenceRow[]> =>
  tx.query(
    `select e.id, e.number, e.name, e.media_type as "mediaType", e.original_hash as "originalHash",
       e.shared_hash as "sharedHash", e.bytes, e.album, e.caption, e.item_id as "itemId", e.point,
       e.sent_by as "sentBy", p.name as sender, e.door,
       to_char(e.received_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "receivedAt"
     from evidence e join person p on p.id = e.sent_by
     where e.inspection_id = $1 and e.purpose = 'visit' order by e.number`,
    [inspectionId],
  );

/** The files of a visit as a result names them: their numbers, and the SHA-256 of the bytes as they came. */
export const evidenceNamed = (
  tx: EntityManager,
  inspectionId: string,
): Promise<{ number: number; hash: string }[]> =>
  tx.query(
    `select number, original_hash as hash from evidence
     where inspection_id = $1 and purpose = 'visit' order by number`,
    [inspectionId],
  );

type Known = { id: string; number: number; hash: string };

/** The file that this sending brought already, if it was this person's. */
export async function earlierFile(
  tx: EntityManager,
  eventKey: string,
  personId: string,
): Promise<Known | undefined> {
  const [row] = await tx.query(
    'select id, number, original_hash as hash from evidence where event_key = $1 and sent_by = $2',
    [eventKey, personId],
  );
  return row;
}

/** The file of this visit with these bytes. */
export async function sameFile(
  tx: EntityManager,
  inspectionId: string,
  hash: string,
): Promise<Known | undefined> {
  const [row] = await tx.query(
    `select id, number, original_hash as hash from evidence
     where inspection_id = $1 and original_hash = $2 and purpose = 'visit'`,
    [inspectionId, hash],
  );
  return row;
}

/** How many files a visit has, as evidence or as its documents. */
export async function evidenceCount(
  tx: EntityManager,
  inspectionId: string,
  purpose: 'visit' | 'document' = 'visit',
): Promise<number> {
  const [{ count }] = await tx.query(
    `select count(*)::int as count from evidence where inspection_id = $1 and purpose = $2`,
    [inspectionId, purpose],
  );
  return count;
}

/** Whether somebody has signed the newest result of a visit. */
export async function isSigning(tx: EntityManager, inspectionId: string): Promise<boolean> {
  const rows = await tx.query(
    `select 1 from signature where result_id = (
       select id from result where inspection_id = $1 order by number desc limit 1)`,
    [inspectionId],
  );
  return rows.length > 0;
}

/** A file to give out, with who may have it: a reason is no business of the rest of the team. */
export type SharedFile = {
  name: string;
  mediaType: EvidenceRow['mediaType'];
  bytes: Buffer;
  unitPath: string;
  memberIds: string[];
  sentBy: string;
};

/** The copy of a file that is shared. */
export async function sharedFile(id: string): Promise<SharedFile | undefined> {
  const [row] = await database().query(
    `select e.name, e.media_type as "mediaType", b.bytes, u.path as "unitPath", e.sent_by as "sentBy",
       array(select inspector_id::text from seat where inspection_id = n.id and active
         and e.purpose <> 'request') as "memberIds"
     from evidence e join evidence_blob b on b.hash = e.shared_hash
       join inspection n on n.id = e.inspection_id join unit u on u.id = n.unit_id
     where e.id = $1`,
    [id],
  );
  return row;
}
