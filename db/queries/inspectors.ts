import type { EntityManager } from 'typeorm';
import type { Area } from '../../domain/departments.ts';
import type { RegisteredInspector } from '../../domain/team.ts';

/** Days from the first to the last, both counted. */
export type Span = { from: string; to: string };

/**
 * Everybody in the inspector registry of an area, able to inspect or not. Who is on leave on every one
 * of these days is away; who is back on one of them can still make the visit then.
 */
export const inspectorsIn = (
  tx: EntityManager,
  { within, without }: Area,
  { from, to }: Span,
): Promise<RegisteredInspector[]> =>
  tx.query(
    `select i.person_id as "personId", i.serial, i.may_lead as "mayLead", i.skills, p.active, i.status,
       i.partner, i.licence_no as "licenceNo", i.licence_expires_on::text as "licenceExpiresOn",
       coalesce(l.away, false) as away
     from inspector i join person p on p.id = i.person_id join unit u on u.id = p.unit_id
       left join (select inspector_id,
           range_agg(daterange(from_on, to_on, '[]')) @> daterange($3::date, $4::date, '[]') as away
         from leave where withdrawn_at is null group by inspector_id) l on l.inspector_id = i.person_id
     where exists (select from unnest($1::text[]) a where starts_with(u.path, a))
       and not exists (select from unnest($2::text[]) a where starts_with(u.path, a))
     order by i.serial`,
    [within, without, from, to],
  );

/** How many open visits of other tasks in these days everybody holds a seat of, by serial. */
export async function openVisits(
  tx: EntityManager,
  taskId: string,
  { from, to }: Span,
): Promise<Map<number, number>> {
  const rows: { serial: number; visits: number }[] = await tx.query(
    `select i.serial, count(*)::int as visits
     from seat s join inspection n on n.id = s.inspection_id join visit_window w on w.inspection_id = n.id
       join inspector i on i.person_id = s.inspector_id
     where s.active and n.task_id <> $1 and n.state in ('assigned', 'accepted', 'started', 'submitted')
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
