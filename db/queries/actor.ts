import { Refusal } from '../../domain/refusal.ts';
import type { Actor, Mandate } from '../../domain/actor.ts';
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
  return { kind: 'person', id: person.id, name: person.name, unitPath: person.unitPath, mandates };
}
