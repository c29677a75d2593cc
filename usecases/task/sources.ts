import { createHash, randomBytes } from 'node:crypto';
import type { Task } from '../../db/entities/task.ts';
import { peopleWith } from '../../db/queries/people.ts';
import type { UnitRow } from '../../db/queries/units.ts';
import { seal } from '../../db/sealed.ts';
import { dayOf } from '../../domain/day.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { Context } from '../usecase.ts';

/** Somebody who contributes a number of their own to a draw. */
export type Witness = { id: string; unitId: string };

/** Two or more people who hold the role, of different units, and not the one who set the task up. */
export async function witnessesOf(
  { tx, now }: Context,
  ids: string[],
  { setBy }: Task,
  { bureauPath }: UnitRow,
): Promise<Witness[]> {
  const allowed = await peopleWith(tx, 'witness', bureauPath, dayOf(now));
  if (ids.some((id) => id === setBy || !allowed.includes(id))) throw new Refusal('not-a-witness');
  const witnesses: Witness[] = await tx.query(
    `select id, unit_id as "unitId" from person where id = any($1) order by name, id`,
    [ids],
  );
  if (witnesses.length < 2) throw new Refusal('witnesses-too-few');
  if (new Set(witnesses.map(({ unitId }) => unitId)).size < 2) {
    throw new Refusal('witnesses-same-unit');
  }
  return witnesses;
}

/**
 * The sources of a draw in their order: the witnesses' numbers, and where the task is sealed a secret.
 * It is committed to here and opened with the inspections; until then it is encrypted at rest.
 */
export async function insertSources(
  { tx, now }: Context,
  drawId: string,
  witnesses: Witness[],
  sealed: boolean,
): Promise<void> {
  for (const [position, { id, unitId }] of witnesses.entries()) {
    await tx.query(
      `insert into entropy_source (draw_id, position, kind, person_id, unit_id) values ($1, $2, 'reveal', $3, $4)`,
      [drawId, position, id, unitId],
    );
  }
  if (!sealed) return;
  const secret = randomBytes(32);
  await tx.query(
    `insert into entropy_source (draw_id, position, kind, commitment, committed_at, value_sealed)
     values ($1, $2, 'secret', $3, $4, $5)`,
    [
      drawId,
      witnesses.length,
      createHash('sha256').update(secret).digest('hex'),
      now,
      seal(secret.toString('hex')),
    ],
  );
}
