import { z } from 'zod';
import { Subject } from '../../db/entities/subject.ts';
import { currentProfile } from '../../db/queries/profile.ts';
import { unitById } from '../../db/queries/units.ts';
import { unseal } from '../../db/sealed.ts';
import { dayOf } from '../../domain/day.ts';
import { Refusal } from '../../domain/refusal.ts';
import { asSeen, type Context, record, usecase } from '../usecase.ts';
import { type LockedSubject, lockSubject } from './locked-subject.ts';
import { authorizeOwner, jurisdictionIn, ownerNamed } from './owner.ts';
import { refuseReach } from './reach-back.ts';
import { columnsOf, refuseUnruledSubject, subjectFields } from './subject-fields.ts';
import { tellWhy } from './tell.ts';

const changes = subjectFields.partial();
const input = z.object({
  subjectId: z.uuid(),
  changes,
  /** The unit of the same bureau that keeps it from now on. */
  unitId: z.uuid().optional(),
  reason: z.string().trim().min(1).max(500),
  /** The day from which it was so, where that is not today. */
  effectiveOn: z.iso.date().optional(),
});

/**
 * Changes a subject of the registry with a reason; its code is its identity and stays. Only the unit that
 * keeps it may, and hand it over to another one that it keeps the registry of. Pools that are frozen
 * keep what they froze. The trail holds the values before and after, of persons only that they changed.
 */
export const amendSubject = usecase('registry.amend', input, async (context, given) => {
  const { tx, now } = context;
  const { subject, unit, about } = await lockSubject(context, given.subjectId);
  await authorizeOwner(context, 'registry.amend', unit);
  asSeen(context, subject.version);
  refuseUnruledSubject(given.changes, await currentProfile(tx, unit.profileSlug, dayOf(now)));
  const placed = await placeOf(context, { subject, unit }, given);
  const changed = differencesOf(subject, { ...given.changes, ...placed });
  if (Object.keys(changed).length === 0) return { version: subject.version };
  await refuseReach(context, subject.id, given.effectiveOn);

  const version = subject.version + 1;
  const after = Object.fromEntries(
    Object.entries(changed).map(([field, { after: value }]) => [field, value]),
  );
  await tellWhy(context, given);
  await tx.update(Subject, { id: subject.id }, { ...columnsOf(after), version, updatedAt: now });
  await record(context, 'registry.amended', about, {
    reason: given.reason,
    ...(given.effectiveOn && { effectiveOn: given.effectiveOn }),
    changed: withoutPersons(changed),
  });
  return { version };
});

type Place = { unitId: string; jurisdiction?: string };

// Whoever hands a subject over keeps both units; where jurisdiction decides, 管辖机关 and owner agree.
async function placeOf(
  context: Context,
  { subject, unit }: Pick<LockedSubject, 'subject' | 'unit'>,
  { unitId, changes: { jurisdiction = subject.jurisdiction } }: z.output<typeof input>,
): Promise<Place> {
  const isMoved = unitId !== undefined && unitId !== unit.id;
  const asked = isMoved ? await unitById(context.tx, unitId) : unit;
  const isRenamed = jurisdiction !== subject.jurisdiction;
  const next = isRenamed ? await ownerNamed(context, asked, jurisdiction) : asked;
  if (next.id === unit.id) return { unitId: unit.id };
  await authorizeOwner(context, 'registry.amend', next);
  const isElsewhere = next.bureauId !== unit.bureauId || (isMoved && next.id !== unitId);
  if (isElsewhere) throw new Refusal('bad-input', { field: 'unitId' });
  return { unitId: next.id, ...(await jurisdictionIn(context, next, jurisdiction)) };
}

type Difference = { before: unknown; after: unknown };
type Wanted = z.output<typeof changes> & { unitId: string };

function differencesOf(subject: Subject, wanted: Wanted): Record<string, Difference> {
  const telephone = subject.telephoneSealed ? unseal(subject.telephoneSealed) : '';
  const kept = subject as unknown as Record<string, unknown>;
  const before = (field: string) => (field === 'telephone' ? telephone : kept[field]);
  return Object.fromEntries(
    Object.entries(wanted)
      .filter(([field, after]) => before(field) !== after)
      .map(([field, after]) => [field, { before: before(field), after }]),
  );
}

const personal: readonly string[] = ['principal', 'telephone'];

const withoutPersons = (changed: Record<string, Difference>) =>
  Object.fromEntries(
    Object.entries(changed).map(([field, difference]) => [
      field,
      personal.includes(field) ? 'changed' : difference,
    ]),
  );
