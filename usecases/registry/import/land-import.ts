import { z } from 'zod';
import { step } from '../../../domain/machine.ts';
import { authorize } from '../../../domain/policy.ts';
import { Refusal } from '../../../domain/refusal.ts';
import { importStates } from '../../../domain/registry/import-job.ts';
import { usecase } from '../../usecase.ts';
import { jobById, type JobRow, moveJob } from './job.ts';
import { land } from './land.ts';
import { progressOf } from './progress.ts';
import { takeTime } from './read.ts';
import type { Differences, Job } from './registry.ts';
import { registries } from './registries.ts';

/**
 * Lands what somebody looked at and applied, in one transaction. Where the registry has changed since,
 * so that other rows would change than they saw, nothing lands and they look again.
 */
export const landImport = usecase(
  'import.land',
  z.object({ jobId: z.uuid() }),
  async (context, { jobId }): Promise<{ batchId: string | null }> => {
    const { tx, actor } = context;
    const row = await jobById(tx, jobId, { lock: true });
    authorize(actor, 'import.land', { unitPath: row.unit.path });
    if (row.state !== 'applying' || !row.counts || !row.fileHash) throw new Refusal('illegal-step');
    await takeTime(tx);
    if ((await rowsBeside(tx, jobId)) !== row.counts.clean) return back(tx, row, 'read-again');
    const job: Job = { ...row, keys: row.counts.keys };
    const progress = progressOf(jobId, 'land');
    progress.tell({ done: 0, total: row.counts.clean });
    const now = await registries[job.kind].compare(tx, job);
    if (!isAsSeen(row.counts, now)) return back(tx, row, 'see-again', now);
    const { counts, fileHash } = row;
    const batchId = await land(context, job, counts, {
      personId: row.appliedBy!,
      fileHash,
      unknownColumns: counts.unknownColumns,
    });
    await tx.query(
      `update import_job set state = $2, batch_id = $3, version = version + 1 where id = $1`,
      [jobId, step(importStates, row.state, 'land'), batchId],
    );
    await tx.query('delete from import_chunk where job_id = $1', [jobId]);
    await progress.end();
    return { batchId };
  },
);

type Tx = Parameters<typeof moveJob>[0];

async function back(
  tx: Tx,
  { id, state, counts }: JobRow,
  action: 'read-again' | 'see-again',
  now?: Differences,
): Promise<{ batchId: null }> {
  await moveJob(tx, id, step(importStates, state, action), {
    counts: { ...counts, ...now },
    ...(now && { fault: { code: 'import-moved' } }),
  });
  return { batchId: null };
}

/** A crash of the database empties the tables beside the registries; the file is read again then. */
async function rowsBeside(tx: Tx, jobId: string): Promise<number> {
  const [row] = await tx.query(
    `select (select count(*) from import_subject where job_id = $1)::int
       + (select count(*) from import_row where job_id = $1)::int as rows`,
    [jobId],
  );
  return row.rows;
}

const isAsSeen = (seen: Differences, now: Differences): boolean =>
  seen.added === now.added && seen.changed === now.changed && seen.same === now.same;
