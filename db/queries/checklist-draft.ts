import type { EntityManager } from 'typeorm';

/** What somebody wrote last at one point of a checklist; without an item it is about the whole visit. */
export type Edit = {
  itemId: string | null;
  point: string;
  answer: string;
  note: string;
  by: string;
  /** ISO 8601. */
  at: string;
};

/** The checklist of a visit as it stands since its last result: of each point the latest edit. */
export const draftOf = (tx: EntityManager, inspectionId: string): Promise<Edit[]> =>
  tx.query(
    `select distinct on (e.item_id, e.point) e.item_id as "itemId", e.point, e.answer, e.note, p.name as by,
       to_char(e.edited_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at
     from checklist_edit e join person p on p.id = e.edited_by
     where e.inspection_id = $1 and e.edited_at > coalesce(
       (select max(submitted_at) from result where inspection_id = $1), '-infinity')
     order by e.item_id, e.point, e.id desc`,
    [inspectionId],
  );

/** The last edit of a checklist since its last result. */
export async function lastEdit(tx: EntityManager, inspectionId: string): Promise<Edit | undefined> {
  const edits = await draftOf(tx, inspectionId);
  return edits.toSorted((a, b) => (a.at < b.at ? 1 : -1))[0];
}

/** The items of a visit of which somebody has ticked something off, whatever became of it since. */
export async function tickedItems(
  tx: EntityManager,
  inspectionId: string,
): Promise<ReadonlySet<string>> {
  const rows: { id: string }[] = await tx.query(
    'select distinct item_id as id from checklist_edit where inspection_id = $1 and item_id is not null',
    [inspectionId],
  );
  return new Set(rows.map(({ id }) => id));
}
