import { database } from '../db/data-source.ts';
import { jobId, type Payload } from '../domain/jobs.ts';
import { runImport } from '../usecases/registry/import/run.ts';
import { alone } from './alone.ts';
import type { Offer } from './queue.ts';

/** Offers every import whose file waits to be read or to land, the oldest first. */
export async function sweepImports(offer: (offers: Offer[]) => Promise<void>): Promise<void> {
  const waiting: { id: string; version: number }[] = await database().query(
    `select id, version from import_job where state in ('reading', 'applying') order by created_at limit 20`,
  );
  await offer(
    waiting.map(({ id, version }) => ({
      name: 'run-import',
      id: jobId.runImport(id, version),
      payload: { jobId: id },
    })),
  );
}

/** Carries on with one import; one at a time, so that memory stays what a single file needs. */
export async function runOne({ jobId: id }: Payload<'run-import'>): Promise<void> {
  await alone('run-import', () => runImport(id));
}
