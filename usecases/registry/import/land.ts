import { randomUUID } from 'node:crypto';
import type { Context } from '../../usecase.ts';
import { record } from '../../usecase.ts';
import type { Job } from './registry.ts';
import { registries } from './registries.ts';
import type { Staged } from './stage.ts';

/** What is written down about a batch. */
export type Batch = { id: string; personId: string; fileHash: string; unknownColumns: string[] };

/**
 * Brings the rows beside a registry into it as one batch, with its line on the trail. The rows beside
 * it are then no longer needed.
 */
export async function land(
  context: Context,
  job: Job,
  staged: Staged,
  given: Omit<Batch, 'id'>,
): Promise<string> {
  const { tx } = context;
  const batch: Batch = { ...given, id: randomUUID() };
  await registries[job.kind].land({ context, job, batchId: batch.id });
  await insertBatch(context, job, staged, batch);
  await forgetRows(tx, job.id);
  const about = { type: 'import', id: batch.id, unitPath: job.unit.path };
  const { rows, clean, repaired, refused } = staged;
  await record(context, 'registry.imported', about, {
    kind: job.kind,
    rows,
    clean,
    repaired,
    refused,
  });
  return batch.id;
}

/** Clears the rows beside the registry that belong to a job. */
export async function forgetRows(tx: Context['tx'], jobId: string): Promise<void> {
  await tx.query('delete from import_subject where job_id = $1', [jobId]);
  await tx.query('delete from import_row where job_id = $1', [jobId]);
}

async function insertBatch(
  { tx, now }: Context,
  job: Job,
  staged: Staged,
  { id, personId, fileHash, unknownColumns }: Batch,
): Promise<void> {
  await tx.query(
    `insert into import_batch (id, kind, file_name, file_hash, rows, clean, repaired, refused, refused_rows,
       unknown_columns, imported_by, imported_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
    [
      id,
      job.kind,
      job.fileName,
      fileHash,
      staged.rows,
      staged.clean,
      staged.repaired,
      JSON.stringify(staged.first),
      staged.refused,
      unknownColumns,
      personId,
      now,
    ],
  );
}
