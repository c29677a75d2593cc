import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { Expert } from '../../db/entities/expert.ts';
import { unitById } from '../../db/queries/units.ts';
import { authorize } from '../../domain/policy.ts';
import { Refusal } from '../../domain/refusal.ts';
import { asSeen, record, usecase } from '../usecase.ts';

const skills = z.array(z.string().trim().min(1).max(50)).min(1).max(20);

const newcomer = z.object({
  unitId: z.uuid(),
  name: z.string().trim().min(1).max(100),
  organisation: z.string().trim().min(1).max(200),
  skills,
});

/** 专家入库: somebody of a testing body or an institute who may assist, and in what. */
export const registerExpert = usecase('expert.register', newcomer, async (context, given) => {
  const { tx, actor, now } = context;
  const unit = await unitById(tx, given.unitId);
  authorize(actor, 'expert.register', { unitPath: unit.path });
  const id = randomUUID();
  const registeredBy = actor.id!;
  await tx.insert(Expert, { id, ...given, registeredBy, registeredAt: now, updatedAt: now });
  const about = { type: 'expert', id, unitPath: unit.path };
  await record(context, 'expert.registered', about, { skills: given.skills });
  return { expertId: id };
});

const change = z.object({
  expertId: z.uuid(),
  organisation: z.string().trim().min(1).max(200),
  skills,
  active: z.boolean(),
});

/** Changes what an expert may assist in, or ends it; nobody is deleted. */
export const amendExpert = usecase('expert.register', change, async (context, given) => {
  const { tx, actor, now } = context;
  const expert = await tx.findOne(Expert, {
    where: { id: given.expertId },
    lock: { mode: 'pessimistic_write' },
  });
  if (!expert) throw new Refusal('not-found', { what: 'expert' });
  const unit = await unitById(tx, expert.unitId);
  authorize(actor, 'expert.register', { unitPath: unit.path });
  asSeen(context, expert.version);
  await tx.query(
    `update expert set organisation = $2, skills = $3, active = $4, updated_at = $5, version = version + 1
     where id = $1`,
    [expert.id, given.organisation, given.skills, given.active, now],
  );
  const about = { type: 'expert', id: expert.id, unitPath: unit.path };
  await record(context, 'expert.amended', about, {
    before: { skills: expert.skills, active: expert.active },
    after: { skills: given.skills, active: given.active },
  });
  return expert.version + 1;
});
