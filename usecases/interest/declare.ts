import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { Interest } from '../../db/entities/interest.ts';
import { visitsWith } from '../../db/queries/visits-with.ts';
import { authorize } from '../../domain/policy.ts';
import { Refusal } from '../../domain/refusal.ts';
import { personId } from '../../domain/request.ts';
import { lockInspector } from '../registry/locked-inspector.ts';
import { record, usecase } from '../usecase.ts';

const input = z.object({
  inspectorId: z.uuid(),
  uscc: z
    .string()
    .trim()
    .toUpperCase()
    .regex(/^[0-9A-Z]{18}$/),
  nature: z.string().trim().min(1).max(200),
});

/**
 * 利害关系, 高青细则 第二十条: people tell of their own, the registrar enters what was found out otherwise. From
 * now on they are in no team of a visit there. Answers the visits to it that they are in a team of: for
 * these they apply for recusal.
 */
export const declareInterest = usecase('interest.declare', input, async (context, given) => {
  const { tx, actor, now } = context;
  const { about } = await lockInspector(context, given.inspectorId);
  authorize(actor, 'interest.declare', about);
  const { inspectorId, uscc, nature } = given;
  const known = await tx.query(
    'select 1 from interest where inspector_id = $1 and uscc = $2 and ended_at is null',
    [inspectorId, uscc],
  );
  if (known.length > 0) throw new Refusal('interest-known');
  const interestId = randomUUID();
  await tx.insert(Interest, {
    id: interestId,
    inspectorId,
    uscc,
    nature,
    declaredAt: now,
    declaredBy: personId(actor),
  });
  await record(context, 'interest.declared', about, { interestId });
  return { interestId, visits: await visitsWith(tx, inspectorId, uscc) };
});
