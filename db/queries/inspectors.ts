import type { EntityManager } from 'typeorm';
import type { RegisteredInspector } from '../../domain/team.ts';

/** Everybody in the inspector registry of the units at and below `path`, able to inspect or not. */
export const inspectorsBelow = (tx: EntityManager, path: string): Promise<RegisteredInspector[]> =>
  tx.query(
    `select i.person_id as "personId", i.serial, i.may_lead as "mayLead", i.skills, p.active, i.status,
       i.partner, i.licence_no as "licenceNo", i.licence_expires_on::text as "licenceExpiresOn"
     from inspector i join person p on p.id = i.person_id join unit u on u.id = p.unit_id
     where starts_with(u.path, $1) order by i.serial`,
    [path],
  );

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
