import type { EntityManager } from 'typeorm';
import type { Mandate } from '../../domain/actor.ts';
import { database } from '../data-source.ts';
import { unitsUnder } from './units-under.ts';

/** A deputy as the desk lists them. */
export type DeputyRow = {
  id: string;
  principalId: string;
  principal: string;
  deputyId: string;
  deputy: string;
  role: 'approver' | 'head';
  unit: string;
  unitPath: string;
  startsOn: string;
  endsOn: string;
  reason: string;
  endedAt: Date | null;
};

const select = `select d.id, d.principal_id as "principalId", p.name as principal, d.deputy_id as "deputyId",
  q.name as deputy, d.role, u.name as unit, u.path as "unitPath", d.starts_on::text as "startsOn",
  d.ends_on::text as "endsOn", d.reason, d.ended_at as "endedAt"
  from deputy d join person p on p.id = d.principal_id join person q on q.id = d.deputy_id join unit u on u.id = d.unit_id`;

/** Everybody whom this person has named, and who has named them, the newest first. */
export const deputiesAround = (personId: string): Promise<DeputyRow[]> =>
  database().query(
    `${select} where $1 in (d.principal_id, d.deputy_id) order by d.named_at desc limit 50`,
    [personId],
  );

/** One of them as its card shows it, or nothing. */
export async function deputyById(id: string): Promise<DeputyRow | undefined> {
  const [row] = await database().query(`${select} where d.id = $1`, [id]);
  return row;
}

/** Those of a bureau whose last day has passed within the week, and that were not ended before. */
export const deputiesOver = (
  tx: EntityManager,
  path: string,
  today: string,
): Promise<Pick<DeputyRow, 'id' | 'principalId' | 'deputyId'>[]> =>
  tx.query(
    `select d.id, d.principal_id as "principalId", d.deputy_id as "deputyId" from deputy d
       join unit u on u.id = d.unit_id
     where starts_with(u.path, $1) and d.ended_at is null and d.ends_on < $2 and d.ends_on >= $2::date - 7`,
    [path, today],
  );

/** One of them, locked, or nothing. */
export async function lockDeputy(tx: EntityManager, id: string): Promise<DeputyRow | undefined> {
  const [row] = await tx.query(`${select} where d.id = $1 for update of d`, [id]);
  return row;
}

/** Whom this person could name: the active people of their bureau, by name. */
export const colleaguesOf = (
  personId: string,
): Promise<{ id: string; name: string; unit: string }[]> =>
  database().query(
    `select q.id, q.name, v.name as unit from person p join unit u on u.id = p.unit_id
       join unit b on starts_with(u.path, b.path) and b.parent_id is null
       join unit v on starts_with(v.path, b.path) join person q on q.unit_id = v.id
     where p.id = $1 and q.active and q.id <> p.id order by q.name, q.id limit 500`,
    [personId],
  );

/** A mandate of one's own that somebody else may be lent, with its unit. */
export type OwnMandate = { role: 'approver' | 'head'; unitId: string; unit: string };

/** Of one's own mandates only: what was lent is not lent on. */
export async function ownMandates(mandates: readonly Mandate[]): Promise<OwnMandate[]> {
  const own = mandates.filter(({ role }) => role === 'approver' || role === 'head');
  const units = await unitsUnder(own.map(({ path }) => path));
  return own.flatMap(({ role, path }) => {
    const unit = units.find((one) => one.path === path);
    return unit ? [{ role: role as OwnMandate['role'], unitId: unit.id, unit: unit.name }] : [];
  });
}
