import type { EntityManager } from 'typeorm';

/**
 * Of these obligations, those whose matter is decided and waits the minute in which it can be undone: a plan that
 * is owed by a bureau is decided about as that plan.
 */
export async function waitingTheirMinute(
  tx: EntityManager,
  obligationIds: readonly string[],
): Promise<ReadonlySet<string>> {
  const rows: { id: string }[] = await tx.query(
    `select o.id from obligation o join held_verdict h on h.state = 'held'
       and (h.about_id = o.about_id or (o.kind = 'plan-due' and h.about_type = 'plan' and exists (
         select from plan p where p.id = h.about_id and p.unit_id = o.about_id and p.year::text = o.period)))
     where o.id = any($1)`,
    [obligationIds],
  );
  return new Set(rows.map(({ id }) => id));
}
