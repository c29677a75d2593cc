import { Refusal } from '../../domain/refusal.ts';
import type { Actor, Mandate, Stand } from '../../domain/actor.ts';
import { dayOf } from '../../domain/day.ts';
import { currentTime } from '../clock.ts';
import { database } from '../data-source.ts';

/** A person as an actor, with the mandates in force on that day (today if absent). */
export async function actorOf(personId: string, on?: string): Promise<Actor> {
  const day = on ?? dayOf(await currentTime());
  const [person] = await database().query(
    `select p.id, p.name, u.path as "unitPath" from person p join unit u on u.id = p.unit_id
     where p.id = $1 and p.active`,
    [personId],
  );
  if (!person) throw new Refusal('unknown-person');
  const mandates: Mandate[] = await database().query(
    `select r.role, u.path from role_assignment r join unit u on u.id = r.unit_id
     where r.person_id = $1 and r.valid_from <= $2 and (r.valid_to is null or r.valid_to >= $2)`,
    [personId, day],
  );
  const standsFor = await standsOf(personId, day);
  const { id, name, unitPath } = person;
  const actor = { kind: 'person', id, name, unitPath, mandates } as const;
  return standsFor.length > 0 ? { ...actor, standsFor } : actor;
}

// A mandate that the principal has lost since is not lent any more.
async function standsOf(personId: string, day: string): Promise<Stand[]> {
  return database().query(
    `select d.principal_id as "principalId", p.name as principal, h.path as "unitPath",
       jsonb_build_object('role', d.role, 'path', u.path) as mandate,
       (select jsonb_agg(jsonb_build_object('role', r.role, 'path', o.path)) from role_assignment r
          join unit o on o.id = r.unit_id where r.person_id = d.principal_id and r.role = d.role
            and starts_with(u.path, o.path) and r.valid_from <= $2
            and (r.valid_to is null or r.valid_to >= $2)) as own
     from deputy d join person p on p.id = d.principal_id and p.active join unit h on h.id = p.unit_id
       join unit u on u.id = d.unit_id
     where d.deputy_id = $1 and d.ended_at is null and d.starts_on <= $2 and d.ends_on >= $2
       and exists (select 1 from role_assignment r join unit o on o.id = r.unit_id
         where r.person_id = d.principal_id and r.role = d.role and starts_with(u.path, o.path)
           and r.valid_from <= $2 and (r.valid_to is null or r.valid_to >= $2))
     order by d.named_at, d.id`,
    [personId, day],
  );
}
