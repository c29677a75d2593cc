import type { EntityManager } from 'typeorm';
import { areaOf, withJointRegistries } from '../../domain/departments.ts';
import { ableFor, type RegisteredInspector, remainingDays } from '../../domain/team.ts';
import { jointRegistries } from './joint-registries.ts';
import { inspectorsIn, ownRules } from './inspectors.ts';

/**
 * Those of a department who could come to a joint task as far as the registry knows today: on duty,
 * licensed, not away, with the skills that its items ask for (or for some of the subjects).
 */
export async function ableInspectors(
  tx: EntityManager,
  participantId: string,
  today: string,
): Promise<RegisteredInspector[]> {
  const [row] = await tx.query(
    `select p.task_id as "taskId", p.skills, u.path, t.starts_on as "startsOn", t.ends_on as "endsOn",
       (select coalesce(jsonb_agg(jsonb_build_object('path', v.path)), '[]') from task_participant o
         join unit v on v.id = o.unit_id where o.task_id = t.id) as others,
       (select array_agg(distinct s.filter ->> 'category') from stratum s where s.task_id = t.id) as categories
     from task_participant p join unit u on u.id = p.unit_id join task t on t.id = p.task_id
     where p.id = $1`,
    [participantId],
  );
  const days = remainingDays(row, today);
  const area = withJointRegistries(
    areaOf(row.path, row.others),
    await jointRegistries(tx),
    row.others,
  );
  const inspectors = await inspectorsIn(tx, area, days, await ownRules(tx, row.taskId));
  const skills: string[][] =
    row.skills.length > 0 ? [row.skills] : row.categories.map((category: string) => [category]);
  return ableFor(inspectors, skills, days.from);
}
