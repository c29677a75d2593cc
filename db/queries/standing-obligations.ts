import type { EntityManager } from 'typeorm';
import type { OpenObligation } from '../../domain/obligation.ts';

/** An open obligation that hangs on no visit, with what its reminders depend on. */
export type StandingObligation = OpenObligation & {
  kind: string;
  aboutId: string;
  unitId: string;
  period: string;
  label: string;
  personId: string | null;
  roles: string[];
  unitPath: string;
};

/** Those that are open; the ones with nothing to remind of today are among them. */
export const standingObligations = (tx: EntityManager): Promise<StandingObligation[]> =>
  tx.query(`${select} order by o.due_on, o.id`);

/** One of them, locked; nothing when it is met, is of a disclosure or does not exist. */
export async function lockStanding(
  tx: EntityManager,
  id: string,
): Promise<StandingObligation | undefined> {
  const [row] = await tx.query(`${select} and o.id = $1 for no key update of o`, [id]);
  return row;
}

const select = `
select o.id, o.kind, o.about_id as "aboutId", o.unit_id as "unitId", o.period, o.label, coalesce(c.owner_id, j.reviewer_id, o.person_id) as "personId", o.roles, o.due_on::text as "dueOn", o.steps,
  o.overdue_every as "overdueEvery", case o.kind when 'dispatch' then 1 end as "overdueFrom", u.path as "unitPath",
  array(select r.step from reminder r where r.obligation_id = o.id and r.for_due_on = o.due_on) as fired
from obligation o join unit u on u.id = o.unit_id
  -- Of a case or a review whoever has it now is reminded, not whom it was given to first.
  left join case_file c on o.about_type = 'case' and c.id = o.about_id
  left join objection j on o.about_type = 'objection' and j.id = o.about_id
where o.kind <> 'disclosure' and o.state = 'open'`;
