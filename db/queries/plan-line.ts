import type { EntityManager } from 'typeorm';
import { Refusal } from '../../domain/refusal.ts';

/** The line of a plan in force, with its window; refuses while its plan is not published. */
export async function planLineInForce(
  tx: EntityManager,
  id: string,
  rule: string,
): Promise<{ unitName: string; startsOn: string; endsOn: string }> {
  const [line] = await tx.query(
    `select l.unit_name as "unitName", l.starts_on as "startsOn", l.ends_on as "endsOn", p.state
     from plan_line l join plan p on p.id = l.plan_id where l.id = $1`,
    [id],
  );
  if (!line) throw new Refusal('not-found', { what: 'plan line' });
  if (line.state !== 'published') throw new Refusal('plan-not-published', { rule });
  return line;
}
