import { z } from 'zod';
import { database } from '../../../db/data-source.ts';
import { actorOf } from '../../../db/queries/actor.ts';
import { currentTime } from '../../../db/clock.ts';
import { system } from '../../../domain/actor.ts';
import { dayOf } from '../../../domain/day.ts';
import { step } from '../../../domain/machine.ts';
import { authorize } from '../../../domain/policy.ts';
import { Refusal } from '../../../domain/refusal.ts';
import { importStates } from '../../../domain/registry/import-job.ts';
import { UnreadableFile } from '../../../domain/registry/reasons.ts';
import { commandOf, usecase } from '../../usecase.ts';
import type { RegistrySource } from '../read-source.ts';
import { failImport, unmapImport } from './give-up.ts';
import { jobById, type JobRow, moveJob } from './job.ts';
import { forgetRows } from './land.ts';
import { landImport } from './land-import.ts';
import { layoutOfFile } from './layout.ts';
import { onDisk } from './on-disk.ts';
import { progressOf } from './progress.ts';
import { countsOf, readBeside, takeTime } from './read.ts';

/** Does what an import waits for: reads its file for the preview, or lands what was looked at. */
export async function runImport(jobId: string): Promise<void> {
  const job = await jobById(database().manager, jobId, { lock: false });
  if (job.state === 'reading') await readForPreview(job);
  if (job.state === 'applying') await landAs(job);
}

/** A file that is none, or whose columns nobody knows, is said on its page. */
async function readForPreview(job: JobRow): Promise<void> {
  const command = commandOf(system, 'system');
  await onDisk(job, async (source) => {
    try {
      await readImport(command, { jobId: job.id, source });
    } catch (error) {
      if (!(error instanceof UnreadableFile)) throw error;
      const isUnmapped = error.fault === 'columns' || error.fault === 'header';
      const give = isUnmapped ? unmapImport : failImport;
      await give(commandOf(system, 'system'), { jobId: job.id, fault: error, source });
    }
  });
}

/** Whoever pressed the button lands it, with the mandates that they have now. */
async function landAs(job: JobRow): Promise<void> {
  const actor = await actorOf(job.appliedBy!, dayOf(await currentTime()));
  try {
    await landImport(commandOf(actor, 'panel'), { jobId: job.id });
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    await failImport(commandOf(system, 'system'), { jobId: job.id, fault: error });
  }
}

const input = z.object({
  jobId: z.uuid(),
  source: z.custom<RegistrySource>((value) => typeof value === 'object' && value !== null),
});

/** Reads the file of an import beside its registry, so that somebody can look at what it would change. */
const readImport = usecase('import.read', input, async (context, { jobId, source }) => {
  const { tx, actor } = context;
  authorize(actor, 'import.read', {});
  const seen = await jobById(tx, jobId, { lock: false });
  await takeTime(tx);
  await forgetRows(tx, jobId);
  await tx.query('delete from import_refusal where job_id = $1', [jobId]);
  const progress = progressOf(jobId, 'read');
  const read = await readBeside(tx, seen, source, {
    mapping: seen.mapping ?? undefined,
    onProgress: ({ bytes, size, rows }) => progress.tell({ done: bytes, total: size, rows }),
  });
  await progress.end();
  const job = await jobById(tx, jobId, { lock: true });
  if (job.version !== seen.version) throw new Refusal('stale');
  const layout = await layoutOfFile(job.kind, source);
  const state = step(importStates, job.state, 'preview');
  await moveJob(tx, jobId, state, { counts: countsOf(read), ...(layout && { layout }) });
  return { jobId };
});
