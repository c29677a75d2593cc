import { z } from 'zod';
import { step } from '../../../domain/machine.ts';
import { authorize } from '../../../domain/policy.ts';
import { Refusal } from '../../../domain/refusal.ts';
import { importStates } from '../../../domain/registry/import-job.ts';
import { isAssignment } from '../../../domain/registry/mapping.ts';
import { personId } from '../../../domain/request.ts';
import { wake } from '../../notify.ts';
import { asSeen, record, usecase } from '../../usecase.ts';
import { forgetFile } from './give-up.ts';
import { aboutJob, jobById, moveJob } from './job.ts';

const about = z.object({ jobId: z.uuid() });

const mapping = z.object({
  jobId: z.uuid(),
  sheet: z.number().int().nonnegative(),
  row: z.number().int().positive(),
  keys: z.record(z.string().regex(/^\d{1,4}$/), z.string()),
});

/** somebody says what the columns of a file are; it is read again so. */
export const mapImport = usecase('import.map', mapping, async (context, { jobId, ...given }) => {
  const { tx, actor } = context;
  const job = await jobById(tx, jobId, { lock: true });
  authorize(actor, 'import.map', { unitPath: job.unit.path });
  asSeen(context, job.version);
  if (!isAssignment(job.kind, given.keys)) throw new Refusal('import-column-twice');
  await moveJob(tx, jobId, step(importStates, job.state, 'map'), { mapping: given });
  const { kind, fileName } = job;
  await record(context, 'import.mapped', aboutJob(job), { kind, file: fileName, row: given.row });
  await wake(tx, 'imports');
  return { jobId };
});

/** What somebody looked at shall land: a worker does it next, in their name. */
export const applyImport = usecase('import.apply', about, async (context, { jobId }) => {
  const { tx, actor } = context;
  const job = await jobById(tx, jobId, { lock: true });
  authorize(actor, 'import.apply', { unitPath: job.unit.path });
  asSeen(context, job.version);
  await moveJob(tx, jobId, step(importStates, job.state, 'apply'), { appliedBy: personId(actor) });
  const { kind, fileName } = job;
  await record(context, 'import.applied', aboutJob(job), { kind, file: fileName });
  await wake(tx, 'imports');
  return { jobId };
});

/** What somebody looked at shall not land. Nothing of the file is kept. */
export const dropImport = usecase('import.drop', about, async (context, { jobId }) => {
  const { tx, actor } = context;
  const job = await jobById(tx, jobId, { lock: true });
  authorize(actor, 'import.drop', { unitPath: job.unit.path });
  await moveJob(tx, jobId, step(importStates, job.state, 'drop'));
  await forgetFile(context, jobId);
  await tx.query('delete from import_refusal where job_id = $1', [jobId]);
  const { kind, fileName } = job;
  await record(context, 'import.dropped', aboutJob(job), { kind, file: fileName });
  return { jobId };
});
