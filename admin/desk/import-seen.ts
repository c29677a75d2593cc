import { type ImportJob, importUnder } from '../../db/queries/import-jobs.ts';
import { Refusal } from '../../domain/refusal.ts';
import { scopeOf } from '../table.ts';
import type { Visitor } from '../visitor.ts';

/** The units into whose registries the visitor may import, as paths. */
export const importScope = ({ actor }: Visitor) => scopeOf({ read: ['registry.import'] }, actor);

/** The import with this id, for somebody who may see its registry; refuses `not-found`. */
export async function importSeen({ actor }: Visitor, id: string): Promise<ImportJob> {
  const job = await importUnder(scopeOf({ read: ['registry.read'] }, actor), id);
  if (!job) throw new Refusal('not-found');
  return job;
}
