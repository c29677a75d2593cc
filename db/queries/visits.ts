import type { EntityManager } from 'typeorm';

/**
 * One subject to be visited for a task and all that are merged with it: in the categories in which they
 * drew it, by as many as the one that asks for most. `recordId` is its id in the frozen pool,
 * a pseudonym where the pool has them: draws and matches know a subject by that and nothing else.
 */
export type Visit = {
  inspectionId: string;
  recordId: string;
  /** The executing unit. */
  unitId: string;
  unitPath: string;
  uscc: string;
  categories: string[];
  teamSize: number;
  taskIds: string[];
};

/** The visits that are matched with a task, by the subjects' record ids. */
export const visitsOf = (tx: EntityManager, taskId: string): Promise<Visit[]> =>
  tx.query(`${select} where n.task_id = $1 order by p.record_id`, [taskId]);

/**
 * Those of them that have no team yet, of some executing units if given: one that was assigned directly
 * is not matched.
 */
export const visitsToMatch = (
  tx: EntityManager,
  taskId: string,
  units: string[] | null,
): Promise<Visit[]> =>
  tx.query(
    `${select} where n.task_id = $1 and n.state <> 'ended'
       and not exists (select from seat a where a.inspection_id = n.id)
       and ($2::uuid[] is null or n.unit_id = any($2))
     order by p.record_id`,
    [taskId, units],
  );

/** One visit. */
export async function visitOf(tx: EntityManager, inspectionId: string): Promise<Visit> {
  const [visit] = await tx.query(`${select} where n.id = $1`, [inspectionId]);
  return visit;
}

const select = `
select n.id as "inspectionId", p.record_id as "recordId", u.id as "unitId", u.path as "unitPath", s.uscc, k.categories, k.size as "teamSize",
  k.tasks as "taskIds"
from inspection n join subject s on s.id = n.subject_id join unit u on u.id = n.unit_id
  join pool_entry p on p.task_id = n.task_id and p.subject_id = n.subject_id
  cross join lateral (
    select array_agg(distinct g.filter ->> 'category') as categories, max(t.team_size) as size,
      array_agg(v.task_id order by t.code) as tasks
    from inspection_task v join task t on t.id = v.task_id
      join pool_entry e on e.task_id = v.task_id and e.subject_id = v.subject_id
      join stratum g on g.task_id = e.task_id and g.number = e.stratum
    where v.inspection_id = n.id) k`;
