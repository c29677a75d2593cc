import type { EntityManager } from 'typeorm';
import type { UnitRow } from '../../db/queries/units.ts';

/**
 * Finds units by the names that files use: the whole name, or the name without the bureau's in front
 * (治安大队). A name that is no unit's belongs to the bureau itself, no name to the unit of the import.
 */
export async function unitsByName(
  tx: EntityManager,
  unit: UnitRow,
): Promise<(name: string) => string> {
  const named = await unitsNamed(tx, unit);
  return (name) => named(name) ?? (name === '' ? unit.id : unit.bureauId);
}

/** The same for whoever asks which unit a name means; nothing where it is no unit's. */
export async function unitsNamed(
  tx: EntityManager,
  { bureauId, bureauName, bureauPath }: UnitRow,
): Promise<(name: string) => string | undefined> {
  const rows: { id: string; name: string }[] = await tx.query(
    `select u.id, u.name from unit u where starts_with(u.path, $1)
       or u.parent_id = (select parent_id from unit where id = $2)`,
    [bureauPath, bureauId],
  );
  const ids = new Map(rows.map(({ id, name }) => [name, id]));
  return (name) => (name === '' ? undefined : (ids.get(name) ?? ids.get(bureauName + name)));
}
