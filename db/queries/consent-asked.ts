import type { EntityManager } from 'typeorm';

/** One word about something that was asked: by whom, when, why, and for which unit where two are asked. */
export type Answer = {
  verdict: 'approve' | 'reject';
  by: string;
  at: string;
  reason: string;
  part: string;
};

/** What the cards of all matters show alike. */
export type Asked = {
  id: string;
  version: number;
  /** As a request: whatever follows the consent does not matter here. */
  state: 'requested' | 'approved' | 'rejected';
  unit: string;
  unitPath: string;
  requesterId: string | null;
  requester: string;
  requestedAt: string;
  answers: Answer[];
};

/** The words that were filed about it, the first ones first. */
export async function answersOn(tx: EntityManager, type: string, id: string): Promise<Answer[]> {
  const rows: { answer: Answer }[] = await tx.query(
    `select jsonb_build_object('verdict', d.verdict, 'by', p.name, 'at', d.decided_at, 'reason', d.reason,
       'part', d.part) as answer
     from decision d join person p on p.id = d.person_id
     where d.about_type = $1 and d.about_id = $2 order by d.decided_at, d.part`,
    [type, id],
  );
  return rows.map(({ answer }) => answer);
}
