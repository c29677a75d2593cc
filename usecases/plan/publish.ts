import { z } from 'zod';
import { Plan } from '../../db/entities/plan.ts';
import { unitById } from '../../db/queries/units.ts';
import { authorize } from '../../domain/policy.ts';
import { Refusal } from '../../domain/refusal.ts';
import { publish } from '../publish.ts';
import { asSeen, type Context, record, usecase } from '../usecase.ts';

/** 高青细则 第十三条: publishes the annual plan; a plan in force before it is superseded and stays on file. */
export const publishPlan = usecase(
  'plan.publish',
  z.object({ planId: z.uuid() }),
  async (context, { planId }) => {
    const { tx, actor, now } = context;
    const plan = await tx.findOne(Plan, {
      where: { id: planId },
      lock: { mode: 'pessimistic_write' },
    });
    if (!plan) throw new Refusal('not-found', { what: 'plan' });
    const unit = await unitById(tx, plan.unitId);
    authorize(actor, 'plan.publish', { unitPath: unit.bureauPath });
    asSeen(context, plan.version);
    if (plan.state !== 'draft') throw new Refusal('illegal-step', { state: plan.state });

    await refuseGaps(context, planId);
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
    const lines = await tx.query(
      `select name, item_name as item, scope, ratio_bp as "ratioBp", estimate, starts_on as "startsOn",
         ends_on as "endsOn", unit_name as unit, joint_units as "jointUnits"
       from plan_line where plan_id = $1 order by starts_on, name`,
      [planId],
    );
    await publish(context, {
      kind: 'plan',
      ref: `${unit.bureauCode}-${plan.year}`,
      title: `${unit.bureauName}${plan.year}年度抽查计划`,
      body: { organisation: unit.bureauName, year: plan.year, lines },
    });
    const about = { type: 'plan', id: planId, unitPath: unit.bureauPath };
    await record(context, 'plan.published', about, { year: plan.year, lines: lines.length });
    return { planId };
  },
);

// each line says what, how many, what share and when.
async function refuseGaps({ tx }: Context, planId: string): Promise<void> {
  const [gap] = await tx.query(
    `select name from plan_line where plan_id = $1 and (item_name = '' or ratio_bp is null or estimate is null
       or starts_on is null or ends_on is null or ends_on < starts_on)`,
    [planId],
  );
  if (gap) throw new Refusal('bad-input', { field: gap.name });
}
