import { z } from 'zod';
import { step } from '../../../domain/machine.ts';
import { authorize } from '../../../domain/policy.ts';
import { Refusal } from '../../../domain/refusal.ts';
import type { RegistryKind } from '../../../domain/registry/columns.ts';
import { importStates } from '../../../domain/registry/import-job.ts';
import { personId } from '../../../domain/request.ts';
import { asSeen, record, usecase } from '../../usecase.ts';
import { tellWhy } from '../tell.ts';
import { aboutJob, jobById, type JobRow } from './job.ts';
import { takeTime } from './read.ts';
import { undoInspectors } from './undo-inspectors.ts';
import { undoInterests, undoItems, undoPlan } from './undo-lists.ts';
import { undoSubjects } from './undo-subjects.ts';
import type { Undo } from './undoing.ts';

const undoOf: Record<RegistryKind, Undo> = {
  subjects: undoSubjects,
  inspectors: undoInspectors,
  'partner-inspectors': undoInspectors,
  items: undoItems,
  plan: undoPlan,
  interests: undoInterests,
};

const input = z.object({ jobId: z.uuid(), reason: z.string().trim().min(1).max(500) });

/**
 * takes a whole batch back, while nothing has used it. Rows that it changed get a new version equal
 * to the one before; rows that it brought are withdrawn and stay on file.
 */
export const undoImport = usecase('import.undo', input, async (context, { jobId, reason }) => {
  const { tx, actor, now } = context;
  const job = await jobById(tx, jobId, { lock: true });
  authorize(actor, 'import.undo', { unitPath: job.unit.path });
  asSeen(context, job.version);
  const state = step(importStates, job.state, 'undo');
  await takeTime(tx);
  await tellWhy(context, { reason });
  const { restored, withdrawn } = await undoOf[job.kind]({
    tx,
    now,
    bureauPath: job.unit.bureauPath,
    batchId: batchOf(job),
  });
  await tellWhy(context, { reason: '' });
  await tx.query(
    `update import_job set state = $2, undone_by = $3, undone_at = $4, undo_reason = $5, version = version + 1
     where id = $1`,
    [jobId, state, personId(actor), now, reason],
  );
  const { kind, fileName } = job;
  await record(context, 'import.undone', aboutJob(job), {
    kind,
    file: fileName,
    restored,
    withdrawn,
    reason,
  });
  return { restored, withdrawn };
});

function batchOf({ batchId }: JobRow): string {
  if (!batchId) throw new Refusal('illegal-step');
  return batchId;
}
