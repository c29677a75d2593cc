import type { EntityManager } from 'typeorm';
import { type UnitRow, unitById } from './units.ts';

/** The units whose paths these are, each with its bureau; where none is above it, nothing. */
export async function unitsAt(tx: EntityManager, paths: string[]): Promise<UnitRow[]> {
  const rows: { id: string }[] = await tx.query(
    `select u.id from unit u where u.path = any($1) and exists (
       select from unit b where b.profile_slug is not null and starts_with(u.path, b.path)) order by u.path`,
    [paths],
  );
  const units: UnitRow[] = [];
  for (const { id } of rows) units.push(await unitById(tx, id));
  return units;
}
