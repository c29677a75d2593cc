import type { EntityManager } from 'typeorm';
import type { Role } from '../../domain/actor.ts';

/** The active people who hold a role over the unit at `path` on that day. */
export async function peopleWith(
  tx: EntityManager,
  role: Role,
  path: string,
  on: string,
): Promise<string[]> {
  const rows: { id: string }[] = await tx.query(
    `select distinct p.id from person p join role_assignment r on r.person_id = p.id
       join unit u on u.id = r.unit_id
     where p.active and r.role = $1 and starts_with($2, u.path)
       and r.valid_from <= $3 and (r.valid_to is null or r.valid_to >= $3)`,
    [role, path, on],
  );
  return rows.map(({ id }) => id);
}

/** Somebody who has not left, and works for the bureau at that path where one is given; nobody otherwise. */
export async function personOfBureau(
  tx: EntityManager,
  personId: string,
  bureauPath: string | null,
): Promise<{ name: string } | undefined> {
  const [row] = await tx.query(
    `select p.name from person p join unit u on u.id = p.unit_id
     where p.id = $1 and p.active and ($2::text is null or starts_with(u.path, $2))`,
    [personId, bureauPath],
  );
  return row;
}

/** Whom something overdue goes up to: the heads of the unit, and the office that coordinates. */
export const peopleAbove = async (
  tx: EntityManager,
  path: string,
  on: string,
): Promise<string[]> => [
  ...(await peopleWith(tx, 'head', path, on)),
  ...(await peopleWith(tx, 'coordinator', path, on)),
];
