import { z } from 'zod';
import { actorOf } from '../../db/queries/actor.ts';
import { dayOf } from '../../domain/day.ts';
import { authorize } from '../../domain/policy.ts';
import { Refusal } from '../../domain/refusal.ts';
import { notify } from '../notify.ts';
import { asSeen, record, usecase } from '../usecase.ts';
import { lockCase } from './locked.ts';
import { touchCase } from './touch.ts';

const input = z.object({ caseId: z.uuid(), ownerId: z.uuid() });

/**
 * R-175 谁监管、谁负责: whoever leads the unit gives a case to somebody of it, who is told, and reminded from now
 * on. Refuses somebody of another unit.
 */
export const assignCase = usecase('case.assign', input, async (context, { caseId, ownerId }) => {
  const { tx, actor, now } = context;
  const locked = await lockCase(context, caseId);
  const { file, unit, about } = locked;
  authorize(actor, 'case.assign', { unitPath: unit.path });
  asSeen(context, file.version);
  const owner = await actorOf(ownerId, dayOf(now), tx);
  const isOfUnit = owner.kind === 'person' && owner.unitPath.startsWith(unit.path);
  const mayLead = owner.kind === 'person' && owner.mandates.some(({ path }) => path === unit.path);
  if (!isOfUnit && !mayLead) throw new Refusal('bad-input', { field: 'ownerId' });
  await tx.query('update case_file set owner_id = $2 where id = $1', [caseId, ownerId]);
  const data = { code: file.code, before: file.ownerId, ownerId };
  await record(context, 'case.assigned', about, data);
  await notify(context, { card: 'case', about: { type: 'case', id: caseId } }, [ownerId]);
  await touchCase(context, caseId);
  return { ownerId };
});
