import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { PlanLine } from '../../db/entities/plan-line.ts';
import { authorize } from '../../domain/policy.ts';
import { Refusal } from '../../domain/refusal.ts';
import { type Context, record, usecase } from '../usecase.ts';
import { aboutPlan, expectState, lockPlan } from './locked.ts';

const day = z.iso.date().nullable();
const text = z.string().trim().max(500);
const ratioBp = z.int().min(1).max(10_000);
const stratum = z.union([
  z.strictObject({ risk: z.array(z.string().min(1)).min(1), ratioBp }),
  // the key registry, whatever the risk.
  z.strictObject({ risk: z.array(z.never()), keyPool: z.literal(true), ratioBp }),
]);

const content = z.strictObject({
  name: z.string().trim().min(1).max(200),
  itemName: text,
  scope: text,
  ratioBp: z.int().min(0).max(10_000).nullable(),
  estimate: z.int().min(0).nullable(),
  startsOn: day,
  endsOn: day,
  unitName: text,
  jointUnits: z.array(z.string().trim().min(1)).max(20).default([]),
  draws: z.int().min(1).max(366).default(1),
  frequency: text.default(''),
  mode: z.enum(['sample', 'rotation']).default('sample'),
  strata: z.array(stratum).max(10).default([]),
  upliftReason: text.default(''),
});

const input = z.object({
  planId: z.uuid(),
  /** A new line where absent. */
  lineId: z.uuid().optional(),
  content,
});

/** Adds a line to a draft of the plan, or rewrites one. A plan that was handed in is not edited. */
export const amendPlan = usecase('plan.amend', input, async (context, given) => {
  const { tx, actor } = context;
  const locked = await lockPlan(context, given.planId);
  authorize(actor, 'plan.amend', { unitPath: locked.unit.bureauPath });
  expectState(locked.plan, 'draft');
  await refuseTwins(context, given);
  const lineId = given.lineId ?? randomUUID();
  const row = given.content as object;
  if (!given.lineId) await tx.insert(PlanLine, { ...row, id: lineId, planId: given.planId });
  else {
    const { affected } = await tx.update(PlanLine, { id: lineId, planId: given.planId }, row);
    if (!affected) throw new Refusal('not-found', { what: 'plan line' });
  }
  await tx.query('update plan set version = version + 1 where id = $1', [given.planId]);
  const { name } = given.content;
  await record(context, 'plan.amended', aboutPlan(locked), { line: name, isNew: !given.lineId });
  return { lineId };
});

// A line is known by its name, also from one version of the plan to the next.
async function refuseTwins(
  { tx }: Context,
  { planId, lineId, content: { name } }: z.output<typeof input>,
): Promise<void> {
  const [twin] = await tx.query(
    'select 1 from plan_line where plan_id = $1 and name = $2 and id is distinct from $3',
    [planId, name, lineId ?? null],
  );
  if (twin) throw new Refusal('bad-input', { field: name });
}
