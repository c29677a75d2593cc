import type { EntityManager } from 'typeorm';
import { Refusal } from '../../domain/refusal.ts';
import type { About } from '../usecase.ts';

/** The unit whose administrators answer for a profile; refuses `not-found`. */
export async function unitOf(tx: EntityManager, id: string): Promise<{ id: string; path: string }> {
  const [unit] = await tx.query('select id, path from unit where id = $1', [id]);
  if (!unit) throw new Refusal('not-found', { what: 'unit' });
  return unit;
}

/** What a line of the trail about a profile is about: all versions of it together. */
export const aboutProfile = (slug: string, unitPath: string): About => ({
  type: 'profile',
  id: slug,
  unitPath,
});
