import { z } from 'zod';
import { unitById } from '../../db/queries/units.ts';
import { authorize } from '../../domain/policy.ts';
import { record, usecase } from '../usecase.ts';
import { lockYear } from './locked.ts';
import { copyLines, insertDraft } from './new-version.ts';

const input = z.object({ unitId: z.uuid(), year: z.int().min(2000).max(2200) });

/**
 * begins the plan of a year, one for each bureau. The newest plan of the year before is where it
 * starts from, a year later.
 */
export const draftPlan = usecase('plan.draft', input, async (context, { unitId, year }) => {
  const { tx, actor } = context;
  const unit = await unitById(tx, unitId);
  authorize(actor, 'plan.draft', { unitPath: unit.bureauPath });
  await lockYear(context, unit.bureauId, year);
  const planId = await insertDraft(context, { unitId: unit.bureauId, year });
  const [before] = await tx.query(
    `select id from plan where unit_id = $1 and year = $2 and state in ('published', 'superseded')
     order by number desc limit 1`,
    [unit.bureauId, year - 1],
  );
  if (before) await copyLines(context, { from: before.id, to: planId, years: 1 });
  const about = { type: 'plan', id: planId, unitPath: unit.bureauPath };
  await record(context, 'plan.drafted', about, { year });
  return { planId };
});
