import { createHash, randomUUID } from 'node:crypto';
import { z } from 'zod';
import { database } from '../../../db/data-source.ts';
import { sealBytes } from '../../../db/sealed.ts';
import { unitById } from '../../../db/queries/units.ts';
import { authorize } from '../../../domain/policy.ts';
import { Refusal } from '../../../domain/refusal.ts';
import { registryKinds } from '../../../domain/registry/columns.ts';
import { importStates, largestFile } from '../../../domain/registry/import-job.ts';
import { step } from '../../../domain/machine.ts';
import { personId } from '../../../domain/request.ts';
import { wake } from '../../notify.ts';
import { record, usecase } from '../../usecase.ts';
import { authorizeOwner } from '../owner.ts';
import { aboutJob, jobById } from './job.ts';
import { progressOf } from './progress.ts';

const begin = z.object({
  kind: z.enum(registryKinds),
  unitId: z.uuid(),
  fileName: z.string().trim().min(1).max(200),
});

/** begins an import. Its file follows in pieces, then `receiveImport`. */
export const beginImport = usecase('import.receive', begin, async (context, given) => {
  const { tx, actor, now } = context;
  const unit = await unitById(tx, given.unitId);
  if (given.kind === 'subjects') await authorizeOwner(context, 'import.receive', unit);
  else authorize(actor, 'import.receive', { unitPath: unit.path });
  const id = randomUUID();
  await tx.query(
    `insert into import_job (id, kind, unit_id, file_name, created_by, created_at) values ($1, $2, $3, $4, $5, $6)`,
    [id, given.kind, given.unitId, given.fileName, personId(actor), now],
  );
  return { jobId: id };
});

const pieceBytes = 2 ** 20;

/**
 * Stores a file piece by piece, each sealed, as it comes; what an upload that broke off left behind is
 * replaced. Refuses a file that is too large, after all of it was heard.
 */
export async function storeFile(
  jobId: string,
  content: AsyncIterable<Buffer>,
  expected: number,
): Promise<{ bytes: number; fileHash: string }> {
  const hash = createHash('sha256');
  const progress = progressOf(jobId, 'receive');
  let bytes = 0;
  let number = 0;
  await database().query('delete from import_chunk where job_id = $1', [jobId]);
  for await (const piece of pieces(content)) {
    bytes += piece.length;
    // A browser that is cut off shows no answer: the rest is heard and dropped.
    if (bytes > largestFile) continue;
    hash.update(piece);
    await database().query(
      'insert into import_chunk (job_id, number, sealed) values ($1, $2, $3)',
      [jobId, number++, sealBytes(piece)],
    );
    progress.tell({ done: bytes, total: Math.max(expected, bytes) });
  }
  await progress.end();
  if (bytes > largestFile) throw new Refusal('import-too-large', { limit: largestFile / 2 ** 20 });
  return { bytes, fileHash: hash.digest('hex') };
}

async function* pieces(content: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let held: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of content) {
    held.push(chunk);
    bytes += chunk.length;
    if (bytes < pieceBytes) continue;
    yield Buffer.concat(held);
    held = [];
    bytes = 0;
  }
  if (bytes > 0) yield Buffer.concat(held);
}

const received = z.object({
  jobId: z.uuid(),
  bytes: z.number().int().nonnegative(),
  fileHash: z.string().regex(/^[0-9a-f]{64}$/),
});

/** The file is here: a worker reads it next. */
export const receiveImport = usecase('import.receive', received, async (context, given) => {
  const { tx, actor } = context;
  const job = await jobById(tx, given.jobId, { lock: true });
  authorize(actor, 'import.receive', { unitPath: job.unit.path });
  const state = step(importStates, job.state, 'receive');
  await tx.query(
    'update import_job set state = $2, bytes = $3, file_hash = $4, version = version + 1 where id = $1',
    [job.id, state, given.bytes, given.fileHash],
  );
  const { kind, fileName } = job;
  await record(context, 'import.received', aboutJob(job), { kind, file: fileName });
  await wake(tx, 'imports');
  return { jobId: job.id };
});
