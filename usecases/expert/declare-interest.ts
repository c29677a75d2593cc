import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { Expert } from '../../db/entities/expert.ts';
import { unitById } from '../../db/queries/units.ts';
import { authorize } from '../../domain/policy.ts';
import { Refusal } from '../../domain/refusal.ts';
import { record, usecase } from '../usecase.ts';

const input = z.object({
  expertId: z.uuid(),
  uscc: z.string().regex(/^[0-9A-Z]{18}$/),
  nature: z.string().trim().min(1).max(200),
});

/** 利害关系 of an expert in a subject: from here on they take no part in a visit to it. */
export const declareExpertInterest = usecase('expert.register', input, async (context, given) => {
  const { tx, actor, now } = context;
  const expert = await tx.findOneBy(Expert, { id: given.expertId });
  if (!expert) throw new Refusal('not-found', { what: 'expert' });
  const unit = await unitById(tx, expert.unitId);
  authorize(actor, 'expert.register', { unitPath: unit.path });
  const id = randomUUID();
  await tx.query(
    `insert into expert_interest (id, expert_id, uscc, nature, declared_by, declared_at)
     values ($1, $2, $3, $4, $5, $6)`,
    [id, expert.id, given.uscc, given.nature, actor.id, now],
  );
  const about = { type: 'expert', id: expert.id, unitPath: unit.path };
  await record(context, 'expert.interest-declared', about, { uscc: given.uscc });
  return { interestId: id };
});
