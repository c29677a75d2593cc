import type { EntityManager } from 'typeorm';
import type { Area } from '../../domain/departments.ts';
import { type StaffRules, staffRulesOf, unfitFor } from '../../domain/staff.ts';
import type { RegisteredInspector } from '../../domain/team.ts';
import { pinOf, profilePinned } from './profile.ts';

/** Days from the first to the last, both counted. */
export type Span = { from: string; to: string };

/**
 * Everybody in the inspector registry of an area, able to inspect or not. Who is on leave on every one
 * of these days is away; who is back on one of them can still make the visit then. The rules of a task's
 * own bureau bear on its own people (P-12, P-27).
 */
export async function inspectorsIn(
  tx: EntityManager,
  { within, without }: Area,
  { from, to }: Span,
  rules?: OwnRules,
): Promise<RegisteredInspector[]> {
  const rows: Row[] = await tx.query(
    `select i.person_id as "personId", i.serial, i.may_lead as "mayLead", i.skills, p.active, i.status,
       i.partner, i.licence_no as "licenceNo", i.licence_expires_on::text as "licenceExpiresOn",
       coalesce(l.away, false) as away, i.category, u.path, ${filled} as filled
     from inspector i join person p on p.id = i.person_id join unit u on u.id = p.unit_id
       left join (select inspector_id,
           range_agg(daterange(from_on, to_on, '[]')) @> daterange($3::date, $4::date, '[]') as away
         from leave where withdrawn_at is null group by inspector_id) l on l.inspector_id = i.person_id
     where exists (select from unnest($1::text[]) a where starts_with(u.path, a))
       and not exists (select from unnest($2::text[]) a where starts_with(u.path, a))
     order by i.serial`,
    [within, without, from, to],
  );
  return rows.map(({ category, filled: fields, path, ...inspector }) => ({
    ...inspector,
    unfit:
      rules && path.startsWith(rules.path)
        ? unfitFor({ category, filled: fields }, rules)
        : undefined,
  }));
}

/** What the bureau at `path` asks of its own inspectors. */
export type OwnRules = StaffRules & { path: string };

/** The rules that a task runs under, for its own bureau's inspectors. */
export async function ownRules(tx: EntityManager, taskId: string): Promise<OwnRules> {
  const [row] = await tx.query(
    `select ${pinOf('t')}, b.path from task t join unit b on b.id = bureau_of(t.unit_id) where t.id = $1`,
    [taskId],
  );
  return { path: row.path, ...staffRulesOf(await profilePinned(tx, row)) };
}

type Row = RegisteredInspector & { category: string; filled: string[]; path: string };

// By the names that the rules use (inspector.requiredFields).
const filled = `array_remove(array[
  case when p.name <> '' then 'name' end, case when i.id_number_sealed is not null then 'idNumber' end,
  case when i.badge_no <> '' then 'badgeNo' end, case when i.sex <> '' then 'sex' end, 'unit',
  case when i.position <> '' then 'position' end,
  case when i.telephone_sealed is not null then 'telephone' end,
  case when i.skills <> '{}' then 'skills' end, case when i.licence_no <> '' then 'licenceNo' end,
  case when i.licence_expires_on is not null then 'licenceExpiresOn' end], null)`;

/** How many open visits in these days everybody holds a seat of, by serial; those of a task left out, if given. */
export async function openVisits(
  tx: EntityManager,
  taskId: string | null,
  { from, to }: Span,
): Promise<Map<number, number>> {
  const rows: { serial: number; visits: number }[] = await tx.query(
    `select i.serial, count(*)::int as visits
     from seat s join inspection n on n.id = s.inspection_id join visit_window w on w.inspection_id = n.id
       join inspector i on i.person_id = s.inspector_id
     where s.active and n.task_id is distinct from $1 and n.state in ('assigned', 'accepted', 'started', 'submitted')
       and w.starts_on <= $3 and w.ends_on >= $2 group by i.serial`,
    [taskId, from, to],
  );
  return new Map(rows.map(({ serial, visits }) => [serial, visits]));
}

/** Who has an open interest (利害关系) in which of these subjects. */
export async function openInterests(
  tx: EntityManager,
  usccs: string[],
): Promise<Map<string, Set<string>>> {
  const rows: { uscc: string; inspector_id: string }[] = await tx.query(
    'select uscc, inspector_id from interest where uscc = any($1) and ended_at is null',
    [usccs],
  );
  const interested = new Map(usccs.map((uscc) => [uscc, new Set<string>()]));
  for (const { uscc, inspector_id: id } of rows) interested.get(uscc)?.add(id);
  return interested;
}

/** The unit that each of these people belongs to. */
export async function unitsOf(
  tx: EntityManager,
  personIds: string[],
): Promise<Map<string, string>> {
  const rows: { id: string; unit_id: string }[] = await tx.query(
    'select id, unit_id from person where id = any($1)',
    [personIds],
  );
  return new Map(rows.map(({ id, unit_id: unitId }) => [id, unitId]));
}

/** People by the serials that stand for them in matches. */
export async function peopleBySerial(
  tx: EntityManager,
  serials: number[],
): Promise<Map<number, string>> {
  const rows: { serial: number; person_id: string }[] = await tx.query(
    'select serial, person_id from inspector where serial = any($1)',
    [serials],
  );
  return new Map(rows.map(({ serial, person_id: id }) => [serial, id]));
}
