import type { EntityManager } from 'typeorm';
import { fieldOf } from '../../domain/match-plan.ts';
import { type Outlook, outlookOf } from '../../domain/match-outlook.ts';
import { remainingDays } from '../../domain/team.ts';
import { matchRegistry } from './match-registry.ts';
import { pinOf, profilePinned } from './profile.ts';

/**
 * What the match of a dispatched task, or of the visits of some of its units, would find on that day;
 * nothing when it has a match already, or no visit that is matched with it.
 */
export async function matchOutlook(
  tx: EntityManager,
  taskId: string,
  { today, units }: { today: string; units: string[] | null },
): Promise<Outlook | null> {
  const [task] = await tx.query(
    `select t.starts_on as "startsOn", t.ends_on as "endsOn", ${pinOf('t')}, b.name as area
     from task t join unit b on b.id = bureau_of(t.unit_id)
     where t.id = $1 and t.state = 'dispatched' and exists (select from inspection n where n.task_id = t.id
         and ($2::uuid[] is null or n.unit_id = any($2) and n.state = 'assigned'
           and not exists (select from seat s where s.inspection_id = n.id)))
       and not exists (select from draw where task_id = t.id and kind = 'match' and state = 'announced')`,
    [taskId, units],
  );
  if (!task) return null;
  const days = remainingDays(task, today);
  const registry = await matchRegistry(tx, taskId, days, units);
  const rules = { profile: await profilePinned(tx, task), area: task.area };
  return outlookOf(fieldOf(registry, days.from), registry, rules);
}
