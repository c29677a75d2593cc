import { config } from '../config.ts';
import { currentTime } from '../db/clock.ts';
import { database } from '../db/data-source.ts';
import { jobId, type Payload } from '../domain/jobs.ts';
import { buildArchive } from '../usecases/archive/build.ts';
import { alone } from './alone.ts';
import type { Offer } from './queue.ts';

/** Offers every package that waits to be made, the oldest first. */
export async function sweepArchives(offer: (offers: Offer[]) => Promise<void>): Promise<void> {
  const waiting: { id: string; version: number }[] = await database().query(
    `select id, version from archive_package where state in ('asked', 'building') order by asked_at limit 20`,
  );
  await offer(
    waiting.map(({ id, version }) => ({
      name: 'build-archive',
      id: jobId.buildArchive(id, version),
      payload: { packageId: id },
    })),
  );
}

/** Makes one package; one at a time, so that memory stays what a single one needs. */
export async function buildOne({ packageId }: Payload<'build-archive'>): Promise<void> {
  const { PDF_FONT: file, PDF_FONT_FACE: face } = config();
  await alone('build-archive', async () =>
    buildArchive(packageId, { file, face }, await currentTime()),
  );
}
