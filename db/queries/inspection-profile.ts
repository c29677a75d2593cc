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
