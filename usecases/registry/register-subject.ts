import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { Subject } from '../../db/entities/subject.ts';
import { currentProfile } from '../../db/queries/profile.ts';
import { unitById } from '../../db/queries/units.ts';
import { dayOf } from '../../domain/day.ts';
import { repairCode } from '../../domain/registry/repair.ts';
import { record, usecase } from '../usecase.ts';
import { authorizeOwner, ownerNamed } from './owner.ts';
import {
  columnsOf,
  refuseKnownCode,
  refuseUnruledSubject,
  refuseWrongCode,
  subjectFields,
} from './subject-fields.ts';
import { tellWhy } from './tell.ts';

const input = z.object({
  unitId: z.uuid(),
  uscc: z
    .string()
    .transform(repairCode)
    .pipe(z.string().regex(/^[0-9A-Z]{18}$/)),
  fields: subjectFields.partial().required({ name: true, category: true, status: true }),
  reason: z.string().trim().min(1).max(500),
});

/**
 * enters a subject by hand under the unit that the rules make its owner. What the rules require and
 * is still blank keeps it out of draws (code 4), not out of the registry.
 */
export const registerSubject = usecase('registry.register', input, async (context, given) => {
  const { tx, now } = context;
  const asked = await unitById(tx, given.unitId);
  const unit = await ownerNamed(context, asked, given.fields.jurisdiction ?? '');
  await authorizeOwner(context, 'registry.register', unit);
  const kind = given.fields.kind ?? 'enterprise';
  refuseUnruledSubject(
    { ...given.fields, kind },
    await currentProfile(tx, unit.profileSlug, dayOf(now)),
  );
  refuseWrongCode(given.uscc, kind);
  await refuseKnownCode(tx, given.uscc);
  await tellWhy(context, given);
  const subjectId = randomUUID();
  await tx.insert(Subject, {
    jurisdiction: unit.name,
    ...columnsOf(given.fields),
    kind,
    id: subjectId,
    uscc: given.uscc,
    unitId: unit.id,
    updatedAt: now,
  });
  const about = { type: 'subject', id: subjectId, unitPath: unit.path };
  const { category, status } = given.fields;
  await record(context, 'registry.registered', about, { category, status, reason: given.reason });
  return { subjectId };
});
