import type { EntityManager } from 'typeorm';
import { Refusal } from '../../domain/refusal.ts';
import type { Actor, Mandate, Stand } from '../../domain/actor.ts';
import { dayOf } from '../../domain/day.ts';
import { currentTime } from '../clock.ts';
import { database } from '../data-source.ts';

/** Somebody as an actor, and their language; no actor for whoever has left. */
export type KnownPerson = { actor: (Actor & { kind: 'person' }) | null; locale: string | null };

/** A person as an actor, with the mandates in force on that day (today if absent). */
export async function actorOf(
  personId: string,
  on?: string,
  tx: EntityManager = database().manager,
): Promise<Actor> {
  const { actor } = await personAsActor(personId, on, tx);
  if (!actor) throw new Refusal('unknown-person');
  return actor;
}

/** The same with the person's language, for those who have left as well. */
export async function personAsActor(
  personId: string,
  on?: string,
  tx: EntityManager = database().manager,
): Promise<KnownPerson> {
  const day = on ?? dayOf(await currentTime());
  return knownOf(await tx.query(`${query} where p.id = $1`, [personId, day]));
}

/** The person behind an account of a platform, who has not left; nobody where it is linked to none. */
export async function accountAsActor(
  provider: string,
  account: string,
  user: string,
): Promise<KnownPerson> {
  const own = `${query} where p.id = (select i.person_id from chat_identity i where i.user_id = $1
    and i.provider = $3 and i.account = $4 and i.revoked_at is null)`;
  const values = [user, dayOf(await currentTime()), provider, account];
  return knownOf(await database().query(own, values));
}

function knownOf([row]: Row[]): KnownPerson {
  if (!row?.active) return { actor: null, locale: row?.locale ?? null };
  const { id, name, unitPath, mandates, standsFor, locale } = row;
  const actor = { kind: 'person', id, name, unitPath, mandates } as const;
  return { actor: standsFor.length > 0 ? { ...actor, standsFor } : actor, locale };
}

type Row = {
  id: string;
  name: string;
  active: boolean;
  locale: string | null;
  unitPath: string;
  mandates: Mandate[];
  standsFor: Stand[];
};

// A mandate that the principal has lost since is not lent any more.
const query = `
select p.id, p.name, p.active, p.locale, u.path as "unitPath",
  array(select jsonb_build_object('role', r.role, 'path', o.path)
    from role_assignment r join unit o on o.id = r.unit_id
    where r.person_id = p.id and r.valid_from <= $2 and (r.valid_to is null or r.valid_to >= $2)) as mandates,
  array(select jsonb_build_object('principalId', d.principal_id, 'principal', q.name, 'unitPath', h.path,
      'mandate', jsonb_build_object('role', d.role, 'path', o.path),
      'own', (select jsonb_agg(jsonb_build_object('role', r.role, 'path', w.path)) from role_assignment r
        join unit w on w.id = r.unit_id where r.person_id = d.principal_id and r.role = d.role
          and starts_with(o.path, w.path) and r.valid_from <= $2 and (r.valid_to is null or r.valid_to >= $2)))
    from deputy d join person q on q.id = d.principal_id and q.active join unit h on h.id = q.unit_id
      join unit o on o.id = d.unit_id
    where d.deputy_id = p.id and d.ended_at is null and d.starts_on <= $2 and d.ends_on >= $2
      and exists (select 1 from role_assignment r join unit w on w.id = r.unit_id
        where r.person_id = d.principal_id and r.role = d.role and starts_with(o.path, w.path)
          and r.valid_from <= $2 and (r.valid_to is null or r.valid_to >= $2))
    order by d.named_at, d.id) as "standsFor"
from person p join unit u on u.id = p.unit_id`;
