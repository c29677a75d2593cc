import { createHash } from 'node:crypto';
import { z } from 'zod';
import { checklistOf } from '../../db/queries/checklist.ts';
import { hasCheckedIn } from '../../db/queries/check-ins.ts';
import { earlierFile, evidenceCount, isSigning, sameFile } from '../../db/queries/evidence.ts';
import { mostFiles } from '../../domain/evidence/media.ts';
import { prepare } from '../../domain/evidence/prepare.ts';
import { authorize } from '../../domain/policy.ts';
import { Refusal } from '../../domain/refusal.ts';
import { personId } from '../../domain/request.ts';
import { pointsOf } from '../../domain/result.ts';
import { type LockedInspection, lockInspection, memberIds } from '../inspection/locked.ts';
import { refuseInterested } from '../inspection/refuse-interested.ts';
import { refresh } from '../notify.ts';
import { type Context, record, usecase } from '../usecase.ts';
import { fileInput } from './input.ts';
import { storeFile } from './store.ts';

const input = z.object({
  ...fileInput,
  album: z.string().max(100).optional(),
  caption: z.string().trim().max(1000).optional(),
  itemId: z.uuid().optional(),
  point: z.string().max(400).optional(),
});

/** A file of a visit: its number in it, the SHA-256 of its bytes, how many there are; `again` when it was there. */
export type Taken = { id: string; number: number; hash: string; count: number; again: boolean };

/**
 * A photo or document as evidence, from somebody of the team who is there. It is hashed as it came and
 * kept so; what is shared says neither when nor where. The same sending, and the same bytes, count once.
 */
export const takeEvidence = usecase('evidence.take', input, async (context, given) => {
  const { tx, actor } = context;
  const locked = await lockInspection(context, given.inspectionId);
  const { inspection, seats, about } = locked;
  const known = await earlierFile(tx, given.eventKey, personId(actor));
  if (known) return repeated(context, inspection.id, known);
  authorize(actor, 'evidence.take', { memberIds: memberIds(seats) });
  await refuseOutsideVisit(context, locked);
  const prepared = prepare(given.bytes);
  const same = await sameFile(tx, inspection.id, sha256(given.bytes));
  if (same) return repeated(context, inspection.id, same);
  const count = await evidenceCount(tx, inspection.id);
  if (count >= mostFiles) throw new Refusal('files-too-many', { most: mostFiles });
  await refuseOtherPoint(context, given);

  const number = count + 1;
  const place = { inspectionId: inspection.id, purpose: 'visit', number };
  const { id, hash } = await storeFile(context, given, prepared, place);
  await record(context, 'evidence.taken', about, { number, hash, evidence: id });
  await refresh(context, 'inspection', inspection.id);
  return { id, number, hash, count: number, again: false } satisfies Taken;
});

async function repeated(
  { tx }: Context,
  inspectionId: string,
  file: Omit<Taken, 'count' | 'again'>,
): Promise<Taken> {
  return { ...file, count: await evidenceCount(tx, inspectionId), again: true };
}

// Whoever has signed has seen everything that there is: nothing comes after that.
async function refuseOutsideVisit(context: Context, { inspection }: LockedInspection) {
  const { tx, actor } = context;
  if (['assigned', 'accepted'].includes(inspection.state)) throw new Refusal('evidence-early');
  const isOpen = ['started', 'submitted'].includes(inspection.state);
  if (!isOpen || (await isSigning(tx, inspection.id))) throw new Refusal('evidence-closed');
  await refuseInterested(context, inspection);
  if (!(await hasCheckedIn(tx, inspection.id, personId(actor))))
    throw new Refusal('evidence-early');
}

async function refuseOtherPoint({ tx }: Context, given: z.output<typeof input>): Promise<void> {
  const { inspectionId, itemId, point } = given;
  if (itemId === undefined && point === undefined) return;
  const item = (await checklistOf(tx, inspectionId)).find((one) => one.itemId === itemId);
  if (!item || !point || !pointsOf(item).includes(point)) {
    throw new Refusal('bad-input', { field: 'point' });
  }
}

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
