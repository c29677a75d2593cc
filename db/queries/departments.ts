import type { EntityManager } from 'typeorm';
import {
  areaOf,
  type Department,
  initiatingOf,
  withJointRegistries,
} from '../../domain/departments.ts';
import { initiating } from '../../domain/team-rules.ts';
import { jointRegistries } from './joint-registries.ts';

type Row = Pick<Department, 'unitId' | 'name' | 'size' | 'skills' | 'taskIds'> & { path: string };

type Place = Pick<Row, 'unitId' | 'name' | 'path'>;
type Own = { bureau: Place; initiator: Place };

/**
 * The departments of a task's match in their order: the initiating one, its participants, then those of
 * tasks that are merged into its visits. Whoever has not confirmed takes no part.
 */
export async function departmentsOf(tx: EntityManager, taskId: string): Promise<Department[]> {
  const [own]: Own[] = await tx.query(units, [taskId]);
  const rows: Row[] = await tx.query(participants, [taskId]);
  const first: Row = { ...initiatingOf(own!, rows), size: null, skills: [], taskIds: [taskId] };
  const all = [first, ...rows];
  const registries = await jointRegistries(tx);
  return all.map(({ path, ...row }, at) => ({
    ...row,
    number: initiating + at,
    ...withJointRegistries(
      areaOf(path, rows),
      registries,
      all.filter((other) => other.path !== path),
    ),
  }));
}

const units = `
select jsonb_build_object('unitId', b.id, 'name', b.name, 'path', b.path) as bureau,
  jsonb_build_object('unitId', i.id, 'name', i.name, 'path', i.path) as initiator
from task t join unit i on i.id = t.initiator_id join unit b on b.id = bureau_of(t.unit_id)
where t.id = $1`;

// A unit that takes part in several of the tasks is one department, with the skills that all of them ask
// for; the department that leads is not another one beside itself.
const participants = `
with concerned as (
  select $1::uuid as task_id union
  select v.task_id from inspection n join inspection_task v on v.inspection_id = n.id where n.task_id = $1)
select p.unit_id as "unitId", u.name, u.path, max(p.team_size) as size,
  (select coalesce(array_agg(distinct s order by s), '{}') from task_participant q, unnest(q.skills) s
    where q.unit_id = p.unit_id and q.state = 'confirmed' and q.task_id in (select task_id from concerned)) as skills,
  array_agg(p.task_id) as "taskIds"
from concerned c join task_participant p on p.task_id = c.task_id and p.state = 'confirmed'
  join unit u on u.id = p.unit_id join task t on t.id = p.task_id
  join task own on own.id = $1 join unit i on i.id = own.initiator_id
where not starts_with(i.path, u.path)
group by p.unit_id, u.name, u.path
order by bool_or(p.task_id = $1) desc, min(t.code), min(p.department)`;
