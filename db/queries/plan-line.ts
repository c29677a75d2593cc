import type { EntityManager } from 'typeorm';
import { cite } from '../../domain/profile/cite.ts';
import { parameter, type Profile } from '../../domain/profile/profile.ts';
import { Refusal } from '../../domain/refusal.ts';

/** A plan's line as the set-up of a task needs it. */
export type PlanLineRow = {
  unitName: string;
  startsOn: string;
  endsOn: string;
  itemName: string;
  bureauId: string;
  /** The year of its plan. */
  year: number;
};

/**
 * The line of a plan in force, with its window; refuses while its plan is not published on every channel
 * that the rules name.
 */
export async function planLineInForce(
  tx: EntityManager,
  id: string,
  profile: Profile,
): Promise<PlanLineRow> {
  const [line] = await tx.query(
    `select l.unit_name as "unitName", l.starts_on as "startsOn", l.ends_on as "endsOn",
       l.item_name as "itemName", p.unit_id as "bureauId", p.year, p.state,
       array(select channel from plan_channel c where c.plan_id = p.id) as channels
     from plan_line l join plan p on p.id = l.plan_id where l.id = $1`,
    [id],
  );
  if (!line) throw new Refusal('not-found', { what: 'plan line' });
  const rule = cite(profile, 'plan.publishChannels');
  if (line.state !== 'published') throw new Refusal('plan-not-published', { rule });
  const missing = parameter(profile, 'plan.publishChannels').find(
    (channel) => !line.channels.includes(channel),
  );
  if (missing) throw new Refusal('channel-missing', { channel: missing, rule });
  return line;
}
