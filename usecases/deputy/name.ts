import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { Person } from '../../db/entities/person.ts';
import { unitById } from '../../db/queries/units.ts';
import { dayOf } from '../../domain/day.ts';
import { authorize } from '../../domain/policy.ts';
import { Refusal } from '../../domain/refusal.ts';
import { personId } from '../../domain/request.ts';
import { tellBoth } from './tell.ts';
import { record, usecase } from '../usecase.ts';

const input = z.object({
  deputyId: z.uuid(),
  role: z.enum(['approver', 'head']),
  unitId: z.uuid(),
  startsOn: z.iso.date(),
  endsOn: z.iso.date(),
  reason: z.string().trim().min(1).max(500),
});

/**
 * 代为审批: whoever decides names a deputy of the same bureau for a time. The deputy decides what they
 * could, and is named beside them; matters of either stay out of it.
 */
export const nameDeputy = usecase('deputy.name', input, async (context, given) => {
  const { tx, actor, now } = context;
  const unit = await unitById(tx, given.unitId);
  authorize(actor, 'deputy.name', { role: given.role, unitPath: unit.path });
  if (given.endsOn < given.startsOn || given.endsOn < dayOf(now)) {
    throw new Refusal('window-reversed');
  }
  const principalId = personId(actor);
  const deputy = await tx.findOneBy(Person, { id: given.deputyId, active: true });
  if (!deputy || deputy.id === principalId) throw new Refusal('bad-input', { field: 'deputyId' });
  const { bureauId } = await unitById(tx, deputy.unitId);
  if (bureauId !== unit.bureauId) throw new Refusal('bad-input', { field: 'deputyId' });
  const id = randomUUID();
  const { role, startsOn, endsOn, reason } = given;
  await tx.query(
    `insert into deputy (id, principal_id, deputy_id, role, unit_id, starts_on, ends_on, reason, named_by, named_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $2, $9)`,
    [id, principalId, deputy.id, role, unit.id, startsOn, endsOn, reason, now],
  );
  await tellBoth(context, { id, principalId, deputyId: deputy.id }, 'named');
  const about = { type: 'person', id: deputy.id, unitPath: unit.path };
  await record(context, 'deputy.named', about, { deputyId: deputy.id, role, startsOn, endsOn });
  return { id };
});
