import { z } from 'zod';
import { unitById } from '../../db/queries/units.ts';
import { dayOf } from '../../domain/day.ts';
import type { Suggested } from '../../domain/frequency/needs.ts';
import { authorize } from '../../domain/policy.ts';
import { Refusal } from '../../domain/refusal.ts';
import { record, usecase } from '../usecase.ts';
import { lookAtFrequencies } from './look.ts';

const input = z.object({ unitId: z.uuid(), key: z.string().min(1).max(200) });

/** What an accepted proposal fills a set-up form in with. */
export type Accepted = Omit<Suggested, 'rule'> & {
  /** The line of the plan and the item under which it can be set up; null where there is none. */
  planLineId: string | null;
  itemId: string | null;
  unitId: string;
};

/**
 * Takes up a task that the scheduler proposes: the trail says who did, and the set-up form is filled in
 * with it. The task itself is set up like any other. Refuses `not-found` when it is proposed no more.
 */
export const acceptSuggestion = usecase('frequency.accept', input, async (context, given) => {
  const { tx, actor, now } = context;
  const unit = await unitById(tx, given.unitId);
  authorize(actor, 'frequency.accept', { unitPath: unit.path });
  const { tasks } = await lookAtFrequencies(tx, unit, dayOf(now));
  const task = tasks.find(({ key }) => key === given.key);
  if (!task) throw new Refusal('not-found', { what: 'suggestion' });
  const { key, mode, startsOn, endsOn, count, filter, ratioBp, batches, rule } = task;
  const [line] = await tx.query(lineSql, [
    unit.bureauId,
    filter.category,
    startsOn,
    endsOn,
    rule.item?.code ?? null,
  ]);
  const about = { type: 'unit', id: unit.id, unitPath: unit.path };
  const { category } = filter;
  await record(context, 'frequency.accepted', about, {
    key,
    mode,
    category,
    startsOn,
    endsOn,
    count,
  });
  const accepted: Accepted = {
    key,
    mode,
    startsOn,
    endsOn,
    count,
    filter,
    ratioBp,
    batches,
    unitId: unit.id,
    planLineId: line?.planLineId ?? null,
    itemId: line?.itemId ?? null,
  };
  return accepted;
});

// A line of the plan in force whose item is checked at this category, the one whose window fits first.
const lineSql = `
select l.id as "planLineId", i.id as "itemId"
from plan_line l join plan p on p.id = l.plan_id and p.state = 'published' and p.unit_id = $1
  join item i on i.name = l.item_name and i.unit_id = $1 and i.state = 'published'
where i.subject_category = $2 and ($5::text is null or i.code = $5)
order by (l.starts_on <= $3 and l.ends_on >= $4) desc, l.starts_on, l.id limit 1`;
