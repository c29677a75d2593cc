import { createHash } from 'node:crypto';
import { z } from 'zod';
import { profilePinned } from '../../db/queries/profile.ts';
import { keptUntil } from '../../domain/archive/retention.ts';
import { dayOf } from '../../domain/day.ts';
import { step } from '../../domain/machine.ts';
import { authorize } from '../../domain/policy.ts';
import { parameter } from '../../domain/profile/profile.ts';
import { Refusal } from '../../domain/refusal.ts';
import { taskStates } from '../../domain/task.ts';
import { refresh } from '../notify.ts';
import { record, usecase } from '../usecase.ts';
import { lockArchive } from './locked.ts';
import { refuseOpen } from './refuse-open.ts';

const id = z.object({ packageId: z.uuid() });

/** The worker begins a package, or begins again one whose making broke off. */
export const claimArchive = usecase('archive.claim', id, async (context, { packageId }) => {
  authorize(context.actor, 'archive.claim', {});
  const { pack } = await lockArchive(context, packageId);
  if (pack.state === 'built' || pack.state === 'disposed') throw new Refusal('illegal-step');
  await context.tx.query(
    `update archive_package set state = 'building', steps_done = 0, error = null, version = version + 1 where id = $1`,
    [packageId],
  );
  return { taskId: pack.taskId, number: pack.number };
});

const made = id.extend({
  file: z.custom<Uint8Array>((value) => value instanceof Uint8Array),
  checkpoint: z.int().positive(),
});

/**
 * the package is there, and its task with it in the archive. How long it has to be kept is counted
 * from this day by `archive.retentionYears`. Refused when something of it was opened meanwhile.
 */
export const finishArchive = usecase('archive.finish', made, async (context, given) => {
  const { tx, actor, now } = context;
  authorize(actor, 'archive.finish', {});
  const { pack, task, about } = await lockArchive(context, given.packageId);
  if (pack.state !== 'building') throw new Refusal('illegal-step');
  // An objection may have come in while the package was made.
  await refuseOpen(tx, task.id);
  const years = parameter(await profilePinned(tx, task), 'archive.retentionYears');
  const until = keptUntil(dayOf(now), years);
  const sha256 = createHash('sha256').update(given.file).digest('hex');
  await tx.query(
    `update archive_package set state = 'built', file = $2, size = $3, sha256 = $4, checkpoint_size = $5,
       built_at = $6, kept_until = $7, version = version + 1 where id = $1`,
    [pack.id, Buffer.from(given.file), given.file.length, sha256, given.checkpoint, now, until],
  );
  if (task.state !== 'archived') {
    const state = step(taskStates, task.state, 'archive');
    await tx.query('update task set state = $2, version = version + 1 where id = $1', [
      task.id,
      state,
    ]);
    await refresh(context, 'task', task.id);
  }
  const facts = { number: pack.number, sha256, size: given.file.length, keptUntil: until };
  await record(context, 'archive.built', about, facts);
  return { sha256 };
});

const failed = id.extend({ error: z.string().max(500) });

/** A package that could not be made, and what has to be mended. */
export const failArchive = usecase('archive.fail', failed, async (context, given) => {
  authorize(context.actor, 'archive.fail', {});
  const { pack, about } = await lockArchive(context, given.packageId);
  if (pack.state !== 'building') throw new Refusal('illegal-step');
  await context.tx.query(
    `update archive_package set state = 'failed', error = $2, version = version + 1 where id = $1`,
    [pack.id, given.error],
  );
  await record(context, 'archive.failed', about, { number: pack.number });
  return { packageId: pack.id };
});
