import type { Profile } from '../../domain/profile/profile.ts';
import type { EntityManager } from 'typeorm';
import type { ReminderStep } from '../../domain/obligation.ts';
import { type Pin, pinOf, withProfiles } from './profile.ts';

/** An obligation that is not met, with what the reminders of it depend on. */
export type ObligationRow = {
  id: string;
  disclosureId: string;
  dueOn: string;
  steps: ReminderStep[];
  /** The reminders that were given for this last day; those of an earlier one do not count. */
  fired: string[];
  clockFrom: string;
  profile: Profile;
  inspectionId: string;
  subjectId: string;
  taskId: string;
  unitPath: string;
};

type Stored = Omit<ObligationRow, 'profile'> & Pin;

/** Obligations that are open; the ones with nothing to remind of today are among them. */
export async function openObligations(tx: EntityManager): Promise<ObligationRow[]> {
  const rows: Stored[] = await tx.query(`${select} where o.state = 'open' order by o.due_on, o.id`);
  return withProfiles(tx, rows);
}

/** The task that an obligation belongs to; nothing when there is no such obligation. */
export async function taskOfObligation(tx: EntityManager, id: string): Promise<string | undefined> {
  const [row] = await tx.query(`${select} where o.id = $1`, [id]);
  return row?.taskId;
}

/** One of them, locked; nothing when it is met or does not exist. */
export async function lockObligation(
  tx: EntityManager,
  id: string,
): Promise<ObligationRow | undefined> {
  const [row] = await tx.query(
    `${select} where o.state = 'open' and o.id = $1 for no key update of o`,
    [id],
  );
  const [locked] = await withProfiles(tx, row ? [row] : []);
  return locked;
}

const select = `
select o.id, d.id as "disclosureId", o.due_on::text as "dueOn", o.steps,
  array(select r.step from reminder r where r.obligation_id = o.id
    and r.for_due_on = o.due_on) as fired,
  d.clock_from::text as "clockFrom", ${pinOf('t')}, n.id as "inspectionId", n.subject_id as "subjectId",
  t.id as "taskId", u.path as "unitPath"
from obligation o join disclosure d on o.kind = 'disclosure' and d.id = o.about_id
  join inspection n on n.id = d.inspection_id join task t on t.id = n.task_id
  join unit u on u.id = n.unit_id`;
