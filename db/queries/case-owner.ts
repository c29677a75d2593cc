import type { EntityManager } from 'typeorm';
import { peopleWith } from './people.ts';
import type { UnitRow } from './units.ts';

/**
 * Who a case is given to: the one proposed where they are of the unit, otherwise one who leads it; where
 * nobody does, the one proposed all the same.
 */
export async function caseOwner(
  tx: EntityManager,
  { path }: Pick<UnitRow, 'path'>,
  proposed: string | null,
  on: string,
): Promise<string | null> {
  const [own] = await tx.query(
    `select p.id from person p join unit u on u.id = p.unit_id
     where p.id = $1 and p.active and starts_with(u.path, $2)`,
    [proposed, path],
  );
  if (own) return own.id;
  for (const role of ['approver', 'head'] as const) {
    const [first] = (await peopleWith(tx, role, path, on)).toSorted();
    if (first) return first;
  }
  return proposed;
}
