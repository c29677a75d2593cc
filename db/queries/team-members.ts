import type { EntityManager } from 'typeorm';
import { barOf, type RegisteredInspector, remainingDays } from '../../domain/team.ts';
import { initiating, type TeamMember } from '../../domain/team-rules.ts';
import { departmentsOf } from './departments.ts';
import { visitOf } from './visits.ts';

/** Somebody in a team, and whether a request of theirs to leave it is open. */
export type SeatedMember = TeamMember & { leaving: boolean };

type Row = Omit<RegisteredInspector, 'serial'> &
  Pick<SeatedMember, 'department' | 'lead' | 'interested' | 'leaving'>;

/** The team of a visit as it is now, judged on that day. */
export const teamMembers = (
  tx: EntityManager,
  inspectionId: string,
  today: string,
): Promise<SeatedMember[]> => judged(tx, inspectionId, today, { sql: seated, values: [] });

/** These people as the team of a visit's own department, the first of them as its lead. */
export const membersToBe = (
  tx: EntityManager,
  inspectionId: string,
  personIds: string[],
  today: string,
): Promise<TeamMember[]> =>
  judged(tx, inspectionId, today, { sql: chosen, values: [personIds, initiating] });

async function judged(
  tx: EntityManager,
  inspectionId: string,
  today: string,
  { sql, values }: { sql: string; values: unknown[] },
): Promise<SeatedMember[]> {
  const [{ taskId, ...window }] = await tx.query(
    `select t.id as "taskId", t.starts_on::text as "startsOn", t.ends_on::text as "endsOn"
     from inspection n join task t on t.id = n.task_id where n.id = $1`,
    [inspectionId],
  );
  const { from, to } = remainingDays(window, today);
  const { categories } = await visitOf(tx, inspectionId);
  const departments = await departmentsOf(tx, taskId);
  const skillsOf = new Map(departments.map(({ number, skills }) => [number, skills]));
  const rows: Row[] = await tx.query(sql, [inspectionId, from, to, ...values]);
  return rows.map((row) => {
    const own = skillsOf.get(row.department) ?? [];
    return memberOf(row, own.length > 0 ? own : categories, from);
  });
}

// A partner sits in the team of their own department: that alone keeps nobody out.
function memberOf(row: Row, needed: string[], on: string): SeatedMember {
  const { personId, department, lead, mayLead, interested, leaving, skills } = row;
  const isBarred = barOf({ ...row, serial: 0, partner: false }, on) !== undefined;
  const qualified = !isBarred && needed.every((skill) => skills.includes(skill));
  return { personId, department, lead, mayLead, interested, qualified, leaving };
}

const columns = `i.person_id as "personId", i.may_lead as "mayLead", i.skills, p.active, i.status, i.partner,
  i.licence_no as "licenceNo", i.licence_expires_on::text as "licenceExpiresOn",
  coalesce((select range_agg(daterange(l.from_on, l.to_on, '[]')) @> daterange($2::date, $3::date, '[]')
    from leave l where l.inspector_id = i.person_id and l.withdrawn_at is null), false) as away,
  exists (select from interest x where x.uscc = s.uscc and x.inspector_id = i.person_id and x.ended_at is null)
    as interested`;
const people = `join inspector i on i.person_id = w.id join person p on p.id = i.person_id
  join inspection n on n.id = $1 join subject s on s.id = n.subject_id`;

const seated = `
select ${columns}, w.department, w.lead,
  exists (select from recusal r where r.seat_id = w.seat and r.state = 'requested')
    or exists (select from substitution u where u.seat_id = w.seat and u.state in ('requested', 'approved')) as leaving
from (select id as seat, inspector_id as id, department, lead, number from seat
    where inspection_id = $1 and active) w ${people} order by w.number`;

const chosen = `
select ${columns}, $5::int as department, w.at = 1 as lead, false as leaving
from unnest($4::uuid[]) with ordinality w (id, at) ${people} order by w.at`;
