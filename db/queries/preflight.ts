import type { EntityManager } from 'typeorm';
import { type ReachLine, reachLedger } from './reach.ts';

/** Who of those that a task will turn to hears of nothing, and who sees it on the web only when they look there. */
export type Preflight = { unreached: ReachLine[]; webOnly: ReachLine[]; total: number };

/**
 * Whether everybody hears of a task before it is dispatched: the inspectors on duty of the units that
 * carry it out or take part, and whoever matches or approves there.
 */
export async function preflight(
  tx: Pick<EntityManager, 'query'>,
  taskId: string,
  now: Date,
): Promise<Preflight> {
  const people: { id: string }[] = await tx.query(concerned, [taskId, now]);
  if (people.length === 0) return { unreached: [], webOnly: [], total: 0 };
  const lines = await reachLedger(tx, { personIds: people.map(({ id }) => id) }, now);
  const diverted = lines.filter(({ state }) => state !== 'chat');
  return {
    unreached: diverted.filter(({ hasWeb }) => !hasWeb),
    webOnly: diverted.filter(({ hasWeb, pushes }) => hasWeb && pushes === 0),
    total: lines.length,
  };
}

const concerned = `
with executing as (
  select u.path from task t join unit u on u.id = t.unit_id where t.id = $1
  union select u.path from task_unit x join unit u on u.id = x.unit_id where x.task_id = $1
  union select u.path from task_participant x join unit u on u.id = x.unit_id where x.task_id = $1 and x.state = 'confirmed')
select p.id from person p join unit u on u.id = p.unit_id join inspector i on i.person_id = p.id
where p.active and i.status = '在岗' and exists (select from executing e where starts_with(u.path, e.path))
union
select p.id from person p join role_assignment r on r.person_id = p.id join unit u on u.id = r.unit_id
where p.active and r.role in ('planner', 'approver') and r.valid_from <= $2::date
  and (r.valid_to is null or r.valid_to >= $2::date) and exists (select from executing e where starts_with(e.path, u.path))`;
