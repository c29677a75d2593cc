import { Inspector } from '../../db/entities/inspector.ts';
import { Person } from '../../db/entities/person.ts';
import { type UnitRow, unitById } from '../../db/queries/units.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { About, Context } from '../usecase.ts';

/** An inspector of the registry with their person, both locked, and the unit they belong to. */
export type LockedInspector = {
  inspector: Inspector;
  person: Person;
  unit: UnitRow;
  about: About & { inspectorId: string };
};

/** Locks an inspector; refuses `not-found`. */
export async function lockInspector(
  { tx }: Pick<Context, 'tx'>,
  personId: string,
): Promise<LockedInspector> {
  const lock = { mode: 'pessimistic_write' } as const;
  const person = await tx.findOne(Person, { where: { id: personId }, lock });
  const inspector = await tx.findOne(Inspector, { where: { personId }, lock });
  if (!person || !inspector) throw new Refusal('not-found', { what: 'inspector' });
  const unit = await unitById(tx, person.unitId);
  const about = { type: 'person', id: personId, unitPath: unit.path, inspectorId: personId };
  return { inspector, person, unit, about };
}
