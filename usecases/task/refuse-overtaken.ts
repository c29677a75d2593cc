import type { Task } from '../../db/entities/task.ts';
import { planLineInForce } from '../../db/queries/plan-line.ts';
import { profilePinned } from '../../db/queries/profile.ts';
import { cite } from '../../domain/profile/cite.ts';
import type { Profile } from '../../domain/profile/profile.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { Context } from '../usecase.ts';

/**
 * list and plan go on after a task was set up. Nobody is drawn any more for an
 * item that was revised or retired since, nor under a line that an adjustment of the plan left out,
 * moved or gave to another item or department: such a task is set up anew.
 */
export async function refuseOvertaken(context: Context, task: Task): Promise<void> {
  const profile = await profilePinned(context.tx, task);
  await refuseOvertakenItems(context, task, profile);
  if (task.planLineId) await refuseOvertakenLine(context, task, task.planLineId, profile);
}

async function refuseOvertakenItems({ tx }: Context, { id }: Task, profile: Profile) {
  const [gone] = await tx.query(
    `select i.name from task_item x join item i on i.id = x.item_id
     where x.task_id = $1 and i.state <> 'published' order by i.code limit 1`,
    [id],
  );
  if (!gone) return;
  const rule = cite(profile, 'item.mustBePublished');
  throw new Refusal('item-overtaken', { item: gone.name, rule });
}

// The line goes on in the plan in force where that has it by the same name, with the same content.
async function refuseOvertakenLine(
  { tx }: Context,
  task: Task,
  lineId: string,
  profile: Profile,
): Promise<void> {
  const [line] = await tx.query(
    `select own.name, now.id from plan_line own join plan p on p.id = own.plan_id
       left join plan n on n.unit_id = p.unit_id and n.year = p.year and n.state = 'published'
       left join plan_line now on now.plan_id = n.id and now.name = own.name
         and now.item_name = own.item_name and now.unit_name = own.unit_name
         and now.starts_on <= $2 and now.ends_on >= $3
     where own.id = $1`,
    [lineId, task.startsOn, task.endsOn],
  );
  if (!line.id) {
    const rule = cite(profile, 'plan.publishChannels');
    throw new Refusal('line-overtaken', { line: line.name, rule });
  }
  await planLineInForce(tx, line.id, profile);
}
