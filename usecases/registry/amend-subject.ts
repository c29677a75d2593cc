import { z } from 'zod';
import { Subject } from '../../db/entities/subject.ts';
import { currentProfile } from '../../db/queries/profile.ts';
import { type UnitRow, unitById } from '../../db/queries/units.ts';
import { unseal } from '../../db/sealed.ts';
import { dayOf } from '../../domain/day.ts';
import { authorize } from '../../domain/policy.ts';
import { Refusal } from '../../domain/refusal.ts';
import { asSeen, type Context, record, usecase } from '../usecase.ts';
import { lockSubject } from './locked-subject.ts';
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
  const { tx, actor, now } = context;
  const { subject, unit, about } = await lockSubject(context, given.subjectId);
  authorize(actor, 'registry.amend', about);
  asSeen(context, subject.version);
  refuseUnruledSubject(given.changes, await currentProfile(tx, unit.profileSlug, dayOf(now)));
  const next = await handedTo(context, unit, given.unitId);
  const changed = differencesOf(subject, { ...given.changes, unitId: next.id });
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

async function handedTo({ tx, actor }: Context, unit: UnitRow, unitId?: string): Promise<UnitRow> {
  if (unitId === undefined || unitId === unit.id) return unit;
  const next = await unitById(tx, unitId);
  authorize(actor, 'registry.amend', { unitPath: next.path });
  if (next.bureauId !== unit.bureauId) throw new Refusal('bad-input', { field: 'unitId' });
  return next;
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
