import { z } from 'zod';
import { linesOf } from '../../db/queries/plan-lines.ts';
import { dayOf } from '../../domain/day.ts';
import { authorize } from '../../domain/policy.ts';
import { parameter } from '../../domain/profile/profile.ts';
import { publish } from '../publish.ts';
import { type Context, record, usecase } from '../usecase.ts';
import { aboutPlan, expectState, type LockedPlan, lockPlan } from './locked.ts';
import { refuseUnruly } from './submit.ts';

/**
 * 高青细则 第十三条: publishes an approved plan; one in force before it is superseded and stays on file.
 * The other channels that the rules name have receipts of their own.
 */
export const publishPlan = usecase(
  'plan.publish',
  z.object({ planId: z.uuid() }),
  async (context, { planId }) => {
    const { tx, actor, now } = context;
    const locked = await lockPlan(context, planId);
    const { plan, unit } = locked;
    authorize(actor, 'plan.publish', { unitPath: unit.bureauPath });
    expectState(plan, 'approved');
    await refuseUnruly(context, locked, plan);
    await tx.query(
      `update plan set state = 'superseded', version = version + 1
       where unit_id = $1 and year = $2 and state = 'published'`,
      [plan.unitId, plan.year],
    );
    await tx.query(
      `update plan set state = 'published', published_at = $2, published_by = $3, version = version + 1
       where id = $1`,
      [planId, now, actor.id],
    );
    const lines = await publishCopy(context, locked);
    await receiveOwnPage(context, locked);
    await record(context, 'plan.published', aboutPlan(locked), { year: plan.year, lines });
    return { planId };
  },
);

async function publishCopy(context: Context, { plan, unit }: LockedPlan): Promise<number> {
  const lines = (await linesOf(context.tx, plan.id)).map(
    ({ id: _id, itemName, unitName, upliftReason: _reason, ...line }) => ({
      ...line,
      item: itemName,
      unit: unitName,
    }),
  );
  await publish(context, {
    kind: 'plan',
    ref: `${unit.bureauCode}-${plan.year}`,
    title: `${unit.bureauName}${plan.year}年度抽查计划`,
    body: {
      organisation: unit.bureauName,
      year: plan.year,
      lines,
      ...(plan.reason && { reason: plan.reason }),
    },
  });
  return lines.length;
}

// What was just published here is its own receipt.
async function receiveOwnPage(
  { tx, actor, now }: Context,
  { plan, unit, profile }: LockedPlan,
): Promise<void> {
  if (!parameter(profile, 'plan.publishChannels').includes('own-page')) return;
  await tx.query(
    `insert into plan_channel (plan_id, channel, reference, published_on, recorded_by, recorded_at)
     values ($1, 'own-page', $2, $3, $4, $5) on conflict do nothing`,
    [plan.id, `/plans/${unit.bureauCode}-${plan.year}`, dayOf(now), actor.id, now],
  );
}
