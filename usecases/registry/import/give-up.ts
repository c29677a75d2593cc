import { z } from 'zod';
import { step } from '../../../domain/machine.ts';
import { authorize } from '../../../domain/policy.ts';
import type { Refusal } from '../../../domain/refusal.ts';
import { importStates } from '../../../domain/registry/import-job.ts';
import { UnreadableFile } from '../../../domain/registry/reasons.ts';
import { record, usecase } from '../../usecase.ts';
import type { RegistrySource } from '../read-source.ts';
import { aboutJob, jobById, moveJob } from './job.ts';
import { forgetRows } from './land.ts';
import { layoutOfFile } from './layout.ts';

const refusal = z.custom<Refusal>((value) => value instanceof Error && 'code' in value);
const source = z.custom<RegistrySource>((value) => typeof value === 'object' && value !== null);

/** A refusal as its page needs it. */
const faultOf = (given: Refusal): object => ({
  code: given.code,
  details: given.details,
  ...(given instanceof UnreadableFile && { fault: given.fault }),
});

/** The columns of a file are not known: somebody has to say what they are. */
export const unmapImport = usecase(
  'import.read',
  z.object({ jobId: z.uuid(), fault: refusal, source }),
  async ({ tx, actor }, given) => {
    authorize(actor, 'import.read', {});
    const layout = await layoutOfFile(
      (await jobById(tx, given.jobId, { lock: false })).kind,
      given.source,
    );
    const job = await jobById(tx, given.jobId, { lock: true });
    const action = layout ? 'find-no-header' : 'fail';
    await moveJob(tx, job.id, step(importStates, job.state, action), {
      ...(layout && { layout }),
      fault: faultOf(given.fault),
    });
    return { jobId: job.id };
  },
);

/** An import that cannot go on, and why. Its file is kept no longer. */
export const failImport = usecase(
  'import.read',
  z.object({ jobId: z.uuid(), fault: refusal, source: source.optional() }),
  async (context, given) => {
    const { tx, actor } = context;
    authorize(actor, 'import.read', {});
    const job = await jobById(tx, given.jobId, { lock: true });
    await moveJob(tx, job.id, step(importStates, job.state, 'fail'), {
      fault: faultOf(given.fault),
    });
    await forgetFile(context, job.id);
    const { kind, fileName } = job;
    await record(context, 'import.failed', aboutJob(job), {
      kind,
      file: fileName,
      code: given.fault.code,
    });
    return { jobId: job.id };
  },
);

/** Clears a file that is no longer needed, and what of it stands beside a registry. */
export async function forgetFile(
  { tx }: Pick<Parameters<typeof record>[0], 'tx'>,
  jobId: string,
): Promise<void> {
  await forgetRows(tx, jobId);
  await tx.query('delete from import_chunk where job_id = $1', [jobId]);
}
