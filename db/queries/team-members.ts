import type { EntityManager } from 'typeorm';
import { barOf, inspectionDay, type RegisteredInspector } from '../../domain/team.ts';
import { initiating, type TeamMember } from '../../domain/team-rules.ts';

/** Somebody in a team, and whether a request of theirs to leave it is open. */
export type SeatedMember = TeamMember & { leaving: boolean };

type Row = RegisteredInspector & {
  lead: boolean;
  interested: boolean;
  leaving: boolean;
  category: string;
  startsOn: string;
};

/** The team of a visit as it is now, judged on that day. */
export async function teamMembers(
  tx: EntityManager,
  inspectionId: string,
  today: string,
): Promise<SeatedMember[]> {
  const rows: Row[] = await tx.query(seated, [inspectionId]);
  return rows.map((row) => memberOf(row, inspectionDay(row.startsOn, today)));
}

/** These people as the team of a visit, the first of them as its lead. */
export async function membersToBe(
  tx: EntityManager,
  inspectionId: string,
  personIds: string[],
  today: string,
): Promise<TeamMember[]> {
  const rows: Row[] = await tx.query(chosen, [inspectionId, personIds]);
  return rows.map((row) => memberOf(row, inspectionDay(row.startsOn, today)));
}

// A partner sits in the team of their own department: that alone keeps nobody out.
function memberOf(row: Row, on: string): SeatedMember {
  const { personId, lead, mayLead, partner, interested, leaving, skills, category } = row;
  const isBarred = barOf({ ...row, partner: false }, on) !== undefined;
  const qualified = !isBarred && skills.includes(category);
  const department = partner ? initiating + 1 : initiating;
  return { personId, department, lead, mayLead, interested, qualified, leaving };
}

const columns = `i.person_id as "personId", i.serial, i.may_lead as "mayLead", i.skills, p.active,
  i.status, i.partner, i.licence_no as "licenceNo", i.licence_expires_on::text as "licenceExpiresOn",
  k.category, t.starts_on::text as "startsOn",
  exists (select from interest x where x.uscc = s.uscc and x.inspector_id = i.person_id and x.ended_at is null)
    as interested`;
const visit = `join task t on t.id = n.task_id join subject s on s.id = n.subject_id
  join visit_category k on k.inspection_id = n.id`;

const seated = `
select ${columns}, a.lead,
  exists (select from recusal r where r.seat_id = a.id and r.state = 'requested')
    or exists (select from substitution u where u.seat_id = a.id and u.state in ('requested', 'approved')) as leaving
from seat a join inspection n on n.id = a.inspection_id join inspector i on i.person_id = a.inspector_id
  join person p on p.id = i.person_id ${visit}
where a.inspection_id = $1 and a.active order by a.number`;

const chosen = `
select ${columns}, w.at = 1 as lead, false as leaving
from unnest($2::uuid[]) with ordinality w (id, at) join inspector i on i.person_id = w.id
  join person p on p.id = i.person_id cross join inspection n ${visit}
where n.id = $1 order by w.at`;
