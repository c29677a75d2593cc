import type { EntityManager } from 'typeorm';
import type { Mandate } from '../../domain/actor.ts';

/**
 * Somebody with a mandate over a unit; a deputy stands for `principalId`, and has what was lent beside what
 * it was lent from.
 */
export type Mandated = { id: string; principalId: string | null; mandate: Mandate; own: Mandate };

/** The active approvers and heads over the unit at `path` on that day, and who stands for them. */
export const mandatedOver = (tx: EntityManager, path: string, on: string): Promise<Mandated[]> =>
  tx.query(
    `with held as (
       select p.id, r.role, u.path from role_assignment r join person p on p.id = r.person_id and p.active
         join unit u on u.id = r.unit_id
       where r.role in ('approver', 'head') and starts_with($1, u.path)
         and r.valid_from <= $2 and (r.valid_to is null or r.valid_to >= $2))
     select id, null as "principalId", jsonb_build_object('role', role, 'path', path) as mandate,
       jsonb_build_object('role', role, 'path', path) as own from held
     union
     select d.deputy_id, d.principal_id, jsonb_build_object('role', d.role, 'path', u.path),
       jsonb_build_object('role', h.role, 'path', h.path)
     from deputy d join unit u on u.id = d.unit_id join person p on p.id = d.deputy_id and p.active
       join held h on h.id = d.principal_id and h.role = d.role and starts_with(u.path, h.path)
     where starts_with($1, u.path) and d.ended_at is null and d.starts_on <= $2 and d.ends_on >= $2
     order by id`,
    [path, on],
  );
