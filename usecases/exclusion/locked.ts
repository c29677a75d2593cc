import { Exclusion } from '../../db/entities/exclusion.ts';
import { interestedIn } from '../../db/queries/interested.ts';
import { unitById } from '../../db/queries/units.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { Context } from '../usecase.ts';

/** Locks an inspection outside the draw, with whom its permissions depend on; refuses `not-found`. */
export async function lockExclusion({ tx }: Context, id: string) {
  const exclusion = await tx.findOne(Exclusion, {
    where: { id },
    lock: { mode: 'pessimistic_write' },
  });
  if (!exclusion) throw new Refusal('not-found', { what: 'exclusion' });
  const { path: unitPath } = await unitById(tx, exclusion.unitId);
  const { registeredBy, subjectId } = exclusion;
  const interestedIds = subjectId ? await interestedIn(tx, subjectId) : [];
  const about = { type: 'exclusion', id, unitPath };
  return { exclusion, on: { unitPath, registeredBy, interestedIds }, about };
}
