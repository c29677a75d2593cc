import type { EntityManager } from 'typeorm';

/** How far the correction is that a review asked for; one that was asked for anew and signed counts. */
export type CorrectionState = 'requested' | 'approved' | 'rejected';

/** The same in SQL, of the objection `o`; null where its review asked for none. */
export const correctionOfReview = `(select k.state from correction f join correction k
    on k.disclosure_id = f.disclosure_id and k.number >= f.number
  where f.id = o.correction_id order by k.state = 'approved' desc, k.number desc limit 1)`;

/** How far it is; nothing where the review asked for none. */
export async function correctionFor(
  tx: EntityManager,
  objectionId: string,
): Promise<CorrectionState | undefined> {
  const [row] = await tx.query(
    `select ${correctionOfReview} as state from objection o where o.id = $1`,
    [objectionId],
  );
  return row?.state ?? undefined;
}

/** The objections to this result whose reviews asked for a correction. */
export async function objectionsToCorrect(
  tx: EntityManager,
  disclosureId: string,
): Promise<string[]> {
  const rows: { id: string }[] = await tx.query(
    'select id from objection where disclosure_id = $1 and correction_id is not null order by id',
    [disclosureId],
  );
  return rows.map(({ id }) => id);
}
