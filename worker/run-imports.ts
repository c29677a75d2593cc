import { currentTime } from '../db/clock.ts';
import { database } from '../db/data-source.ts';
import { jobId, type Payload } from '../domain/jobs.ts';
import { runImport } from '../usecases/registry/import/run.ts';
import { alone } from './alone.ts';
import type { Offer } from './queue.ts';

/** Offers every import whose file waits to be read or to land, the oldest first. */
export async function sweepImports(offer: (offers: Offer[]) => Promise<void>): Promise<void> {
  await dropAbandoned();
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

// An upload that broke off is given up after an hour; its pieces go.
async function dropAbandoned(): Promise<void> {
  const [left]: [{ id: string }[], number] = await database().query(
    `update import_job set state = 'dropped', version = version + 1
     where state = 'receiving' and created_at < $1::timestamptz - interval '1 hour' returning id`,
    [await currentTime()],
  );
  const ids = left.map(({ id }) => id);
  if (ids.length > 0)
    await database().query('delete from import_chunk where job_id = any($1)', [ids]);
}

/** Carries on with one import; one at a time, so that memory stays what a single file needs. */
export async function runOne({ jobId: id }: Payload<'run-import'>): Promise<void> {
  await alone('run-import', () => runImport(id));
}
