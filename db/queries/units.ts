import type { EntityManager } from 'typeorm';
import { Refusal } from '../../domain/refusal.ts';

/** A unit and the bureau above it whose profile it works under. */
export type UnitRow = {
  id: string;
  name: string;
  path: string;
  bureauId: string;
  bureauCode: string;
  bureauName: string;
  bureauPath: string;
  profileSlug: string;
};

const select = `select u.id, u.name, u.path, b.id as "bureauId", b.code as "bureauCode",
    b.name as "bureauName", b.path as "bureauPath", b.profile_slug as "profileSlug"
  from unit u join unit b on starts_with(u.path, b.path) and b.profile_slug is not null`;

/** The unit with this id; refuses `not-found`. */
export const unitById = (tx: EntityManager, id: string): Promise<UnitRow> =>
  one(tx, `${select} where u.id = $1 order by length(b.path) desc limit 1`, [id]);

/** The unit with this name, or the bureau itself where the name is not one unit's (派出所). */
export async function unitByName(
  tx: EntityManager,
  name: string,
  bureauId: string,
): Promise<UnitRow> {
  const [row] = await tx.query(`${select} where u.name = $1 and b.id = $2`, [name, bureauId]);
  return row ?? unitById(tx, bureauId);
}

async function one(tx: EntityManager, sql: string, values: unknown[]): Promise<UnitRow> {
  const [row] = await tx.query(sql, values);
  if (!row) throw new Refusal('not-found', { what: 'unit' });
  return row;
}
