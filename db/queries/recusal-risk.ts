import type { EntityManager } from 'typeorm';
import { currentTime } from '../clock.ts';
import { database } from '../data-source.ts';
import type { RiskFacts } from '../../domain/risk.ts';

/** What makes deciding this recusal weigh more: lateness, and how often the same person has asked. */
export async function recusalRisk(tx: EntityManager, id: string): Promise<RiskFacts> {
  const [row] = await tx.query(
    `select exists (select 1 from check_in c where c.inspection_id = r.inspection_id
         and c.at < r.requested_at) as begun,
       (select w.ends_on from visit_window w where w.inspection_id = r.inspection_id)
         - (r.requested_at at time zone 'Asia/Shanghai')::date as "daysLeft",
       (select count(*)::int from recusal e where e.inspector_id = r.inspector_id
         and e.requested_at <= r.requested_at and e.requested_at > r.requested_at - interval '1 year') as "inYear"
     from recusal r where r.id = $1`,
    [id],
  );
  return row;
}

/** Whether somebody has proved themselves for this and not used it up. */
export async function hasProof(personId: string, id: string): Promise<boolean> {
  const [row] = await database().query(
    'select 1 from step_up where person_id = $1 and about_id = $2 and used_at is null and expires_at > $3',
    [personId, id, await currentTime()],
  );
  return row !== undefined;
}
