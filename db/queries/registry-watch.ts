import type { EntityManager } from 'typeorm';

/** A licence that expires soon, and whose it is. */
export type ExpiringLicence = {
  personId: string;
  unitId: string;
  licenceNo: string;
  expiresOn: string;
  /** How often reminders of this very day were over before: it was renewed, and that was taken back. */
  settled: number;
};

/** The licences of those in service that expire within so many days, today included. */
export const expiringLicences = (
  tx: EntityManager,
  path: string,
  today: string,
  days: number,
): Promise<ExpiringLicence[]> =>
  tx.query(
    `select i.person_id as "personId", p.unit_id as "unitId", i.licence_no as "licenceNo",
       i.licence_expires_on as "expiresOn",
       (select count(*)::int from obligation o where o.kind = 'licence' and o.about_id = i.person_id
          and o.due_on = i.licence_expires_on and o.state <> 'open') as settled
     from inspector i join person p on p.id = i.person_id join unit u on u.id = p.unit_id
     where p.active and not i.partner and i.licence_no is not null and starts_with(u.path, $1)
       and i.licence_expires_on between $2::date and $2::date + $3::int
     order by i.licence_expires_on, i.serial`,
    [path, today, days],
  );

/** Reminders of licences that have been renewed since, or whose holder has left. */
export const renewedLicences = (
  tx: EntityManager,
  path: string,
): Promise<{ personId: string; period: string }[]> =>
  tx.query(
    `select o.about_id as "personId", o.period from obligation o join inspector i on i.person_id = o.about_id
       join person p on p.id = i.person_id join unit u on u.id = o.unit_id
     where o.kind = 'licence' and o.state = 'open' and starts_with(u.path, $1)
       and (not p.active or i.licence_expires_on is distinct from o.due_on)`,
    [path],
  );

/** When anything in a bureau's registries of subjects and inspectors was changed last. */
export async function lastTouched(tx: EntityManager, path: string): Promise<Date | null> {
  const [row] = await tx.query(
    `select greatest(
       (select max(s.updated_at) from subject s join unit u on u.id = s.unit_id where starts_with(u.path, $1)),
       (select max(i.updated_at) from inspector i join person p on p.id = i.person_id
          join unit u on u.id = p.unit_id where starts_with(u.path, $1))) as at`,
    [path],
  );
  return row.at;
}

/** A seat that somebody who has left still holds, with who recorded that they leave. */
export type OrphanedSeat = {
  inspectionId: string;
  inspectorId: string;
  requesterId: string;
  ground: 'transfer' | 'health' | 'other';
  reason: string;
};

/** Seats of people who have left, which nobody has asked to replace and where they never came. */
export const orphanedSeats = (tx: EntityManager, path: string): Promise<OrphanedSeat[]> =>
  tx.query(
    `select distinct on (s.id) s.inspection_id as "inspectionId", s.inspector_id as "inspectorId",
       e.actor_id as "requesterId", e.data ->> 'ground' as ground, e.data ->> 'reason' as reason
     from seat s join inspection n on n.id = s.inspection_id join unit u on u.id = n.unit_id
       join person p on p.id = s.inspector_id
       join event e on e.type = 'inspector.departed' and e.about_type = 'person' and e.about_id = p.id::text
     where s.active and not p.active and starts_with(u.path, $1)
       and n.state in ('assigned', 'accepted', 'started', 'submitted')
       and not exists (select from check_in c where c.inspection_id = n.id and c.inspector_id = p.id)
       and not exists (select from substitution x where x.seat_id = s.id and x.state in ('requested', 'approved'))
     order by s.id, e.id desc`,
    [path],
  );
