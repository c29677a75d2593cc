import { z } from 'zod';
import { Subject } from '../../db/entities/subject.ts';
import { heldSince } from '../../db/queries/registry-at.ts';
import { unitById } from '../../db/queries/units.ts';
import { dayOf } from '../../domain/day.ts';
import { authorize } from '../../domain/policy.ts';
import { Refusal } from '../../domain/refusal.ts';
import { asSeen, type Context, record, usecase } from '../usecase.ts';
import { tellWhy } from './tell.ts';

const changes = z
  .strictObject({
    name: z.string().trim().min(1),
    category: z.string().trim(),
    address: z.string().trim(),
    businessScope: z.string().trim(),
    principal: z.string().trim(),
    grade: z.enum(['', 'A', 'B', 'C']),
    risk: z.string().trim(),
    scale: z.string().trim(),
    blacklisted: z.boolean(),
    abnormal: z.boolean(),
    status: z.enum(['存续', '注销', '吊销', '停业', '迁出']),
  })
  .partial();
const input = z.object({
  subjectId: z.uuid(),
  changes,
  reason: z.string().trim().min(1).max(500),
  effectiveOn: z.iso.date().optional(),
});

/**
 * Changes a subject of the registry with a reason; its code is its identity and stays. Pools that are
 * frozen keep what they froze. What was found out late may take effect from an earlier day. The trail holds the values before and after, of persons only that they changed.
 */
export const amendSubject = usecase('registry.amend', input, async (context, given) => {
  const { tx, actor, now } = context;
  const subject = await tx.findOne(Subject, {
    where: { id: given.subjectId },
    lock: { mode: 'pessimistic_write' },
  });
  if (!subject) throw new Refusal('not-found', { what: 'subject' });
  const unit = await unitById(tx, subject.unitId);
  authorize(actor, 'registry.amend', { unitPath: unit.path });
  asSeen(context, subject.version);
  const changed = differencesOf(subject, given.changes);
  if (Object.keys(changed).length === 0) return { version: subject.version };
  await refuseFarBack(context, subject.id, given.effectiveOn);

  const version = subject.version + 1;
  const after = Object.fromEntries(
    Object.entries(changed).map(([field, { after: value }]) => [field, value]),
  );
  await tellWhy(context, given);
  await tx.update(Subject, { id: subject.id }, { ...after, version, updatedAt: now });
  const about = { type: 'subject', id: subject.id, unitPath: unit.path };
  await record(context, 'registry.amended', about, {
    reason: given.reason,
    ...(given.effectiveOn && { effectiveOn: given.effectiveOn }),
    changed: { ...changed, ...(changed['principal'] && { principal: 'changed' }) },
  });
  return { version };
});

/** A change reaches back to the day from which the present values hold, and no further. */
async function refuseFarBack({ tx, now }: Context, subjectId: string, day?: string): Promise<void> {
  if (day === undefined) return;
  const today = dayOf(now);
  const earliest = await heldSince(tx, subjectId);
  if (day < earliest || day > today) throw new Refusal('effective-outside', { earliest, today });
}

type Difference = { before: unknown; after: unknown };

function differencesOf(
  subject: Subject,
  wanted: z.output<typeof changes>,
): Record<string, Difference> {
  const before = subject as unknown as Record<string, unknown>;
  return Object.fromEntries(
    Object.entries(wanted)
      .filter(([field, after]) => before[field] !== after)
      .map(([field, after]) => [field, { before: before[field], after }]),
  );
}
