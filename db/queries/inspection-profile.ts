import type { Profile } from '../../domain/profile/profile.ts';
import { Refusal } from '../../domain/refusal.ts';
import { database } from '../data-source.ts';
import { pinOf, profilePinned } from './profile.ts';

/** The rule profile that a visit's task works under; refuses `not-found`. */
export async function inspectionProfile(inspectionId: string): Promise<Profile> {
  const [row] = await database().query(
    `select ${pinOf('t')} from inspection n join task t on t.id = n.task_id where n.id = $1`,
    [inspectionId],
  );
  if (!row) throw new Refusal('not-found', { what: 'inspection' });
  return profilePinned(database().manager, row);
}

/** The rules under which an objection is reviewed: those of the visit whose result it is about; refuses `not-found`. */
export async function objectionProfile(objectionId: string): Promise<Profile> {
  const [row] = await database().query('select inspection_id as id from objection where id = $1', [
    objectionId,
  ]);
  if (!row) throw new Refusal('not-found', { what: 'objection' });
  return inspectionProfile(row.id);
}
