import { database } from '../data-source.ts';

/** What the card of a drill shows to one of those who were called. */
export type DrillFacts = {
  id: string;
  month: string;
  unit: string;
  answeredAt: string | null;
};

/** A drill as the card of this reader shows it; nothing for somebody who was not called. */
export async function drillFacts(
  id: string,
  readerId: string | null,
): Promise<DrillFacts | undefined> {
  const [row] = await database().query(
    `select jsonb_build_object('id', d.id, 'month', d.month, 'unit', u.name, 'answeredAt', c.answered_at) as facts
     from drill d join unit u on u.id = d.unit_id join drill_call c on c.drill_id = d.id and c.person_id = $2
     where d.id = $1`,
    [id, readerId],
  );
  return row?.facts;
}
