import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { Inspector } from '../../db/entities/inspector.ts';
import { currentProfile } from '../../db/queries/profile.ts';
import { unitById } from '../../db/queries/units.ts';
import { dayOf } from '../../domain/day.ts';
import { authorize } from '../../domain/policy.ts';
import { type Context, record, usecase } from '../usecase.ts';
import {
  inspectorColumns,
  inspectorFields,
  refuseKnownInspector,
  refuseUnruledInspector,
} from './inspector-fields.ts';
import { tellWhy } from './tell.ts';

const input = z.object({
  unitId: z.uuid(),
  fields: inspectorFields.partial().required({ name: true }),
  reason: z.string().trim().min(1).max(500),
});

/**
 * enters an inspector by hand, as a person with the role of one. Answers a warning where they
 * have no certificate: such staff may be on file and never fill the minimum of a team.
 */
export const registerInspector = usecase('inspector.register', input, async (context, given) => {
  const { tx, actor, now } = context;
  const { fields } = given;
  const unit = await unitById(tx, given.unitId);
  authorize(actor, 'inspector.register', { unitPath: unit.path });
  refuseUnruledInspector(fields, await currentProfile(tx, unit.profileSlug, dayOf(now)));
  await refuseKnownInspector(tx, fields);
  await tellWhy(context, given);
  const personId = await addPerson(context, unit.id, fields.name, fields.position ?? '');
  await tx.insert(Inspector, {
    status: '在岗',
    ...inspectorColumns(fields),
    personId,
    updatedAt: now,
  });
  const about = { type: 'person', id: personId, unitPath: unit.path };
  const isLicensed = Boolean(fields.licenceNo && fields.licenceExpiresOn);
  await record(context, 'inspector.registered', about, {
    category: fields.category ?? '',
    isLicensed,
    reason: given.reason,
  });
  return { personId, warning: isLicensed ? null : ('unlicensed' as const) };
});

async function addPerson(
  { tx, now }: Context,
  unitId: string,
  name: string,
  title: string,
): Promise<string> {
  const id = randomUUID();
  await tx.query('insert into person (id, name, unit_id, title) values ($1, $2, $3, $4)', [
    id,
    name,
    unitId,
    title,
  ]);
  await tx.query(
    `insert into role_assignment (id, person_id, role, unit_id, valid_from) values ($1, $2, 'inspector', $3, $4)`,
    [randomUUID(), id, unitId, dayOf(now)],
  );
  return id;
}
