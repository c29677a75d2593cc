import type { EntityManager } from 'typeorm';
import { database } from '../data-source.ts';

/** The task and the unit that something a card can be about belongs to. */
export type Whereabouts = { taskId: string | null; unitPath: string };

const paths: Record<string, string> = {
  task: `select t.id as task, u.path from task t join unit u on u.id = t.unit_id where t.id = $1`,
  participant: `select t.id as task, u.path from task_participant p join task t on t.id = p.task_id
    join unit u on u.id = t.initiator_id where p.id = $1`,
  draw: `select t.id as task, u.path from draw d join task t on t.id = d.task_id
    join unit u on u.id = t.unit_id where d.id = $1`,
  inspection: `select n.task_id as task, u.path from inspection n join unit u on u.id = n.unit_id
    where n.id = $1`,
  proposal: `select p.task_id as task, u.path from proposal p join task t on t.id = p.task_id
    left join inspection n on n.id = p.inspection_id join unit u on u.id = coalesce(n.unit_id, t.unit_id) where p.id = $1`,
  message: `select null as task, u.path from message m left join person p on p.id = m.person_id
    left join chat_group g on g.id = m.group_id join unit u on u.id = coalesce(p.unit_id, g.unit_id)
    where m.id = $1`,
  digest: `select null as task, u.path from digest d join unit u on u.id = d.unit_id where d.id = $1`,
  reset: `select null as task, u.path from authenticator_reset r join person p on p.id = r.person_id
    join unit u on u.id = p.unit_id where r.id = $1`,
  deputy: `select null as task, u.path from deputy d join unit u on u.id = d.unit_id where d.id = $1`,
  person: `select null as task, u.path from person p join unit u on u.id = p.unit_id where p.id = $1`,
  drill: `select null as task, u.path from drill d join unit u on u.id = d.unit_id where d.id = $1`,
  verdict: `select n.task_id as task, u.path from held_verdict h
    left join recusal r on r.id = h.about_id left join substitution s on s.id = h.about_id
    left join disclosure d on d.id = h.about_id
    left join inspection n on n.id = coalesce(r.inspection_id, s.inspection_id, d.inspection_id)
    join person p on p.id = h.person_id join unit u on u.id = coalesce(n.unit_id, p.unit_id) where h.id = $1`,
  flag: `select null as task, u.path from subject_flag f join subject s on s.id = f.subject_id
    join unit u on u.id = s.unit_id where f.id = $1`,
  case: `select n.task_id as task, u.path from case_file c join unit u on u.id = c.unit_id
    left join inspection n on n.id = c.inspection_id where c.id = $1`,
  objection: `select n.task_id as task, u.path from objection o join inspection n on n.id = o.inspection_id
    join unit u on u.id = n.unit_id where o.id = $1`,
  complaint: `select null as task, u.path from complaint c join unit u on u.id = c.unit_id where c.id = $1`,
  correction: `select n.task_id as task, u.path from correction c join disclosure d on d.id = c.disclosure_id
    join inspection n on n.id = d.inspection_id join unit u on u.id = n.unit_id where c.id = $1`,
  profile: `select null as task, u.path from profile_version v join unit u on u.id = v.unit_id where v.id = $1`,
  deployment: `select t.id as task, u.path from task t join unit u on u.id = t.initiator_id where t.id = $1`,
  ...Object.fromEntries(
    ['plan', 'exclusion', 'campaign', 'pool_agreement'].map((table) => [
      table.replace('_', '-'),
      `select null as task, u.path from ${table} q join unit u on u.id = q.unit_id where q.id = $1`,
    ]),
  ),
  ...Object.fromEntries(
    ['recusal', 'substitution', 'disclosure'].map((table) => [
      table,
      `select n.task_id as task, u.path from ${table} q join inspection n on n.id = q.inspection_id
        join unit u on u.id = n.unit_id where q.id = $1`,
    ]),
  ),
};

/** Where a row belongs, so that its events can be found; the root when it is of no such kind. */
export async function whereabouts(
  type: string,
  id: string,
  tx: EntityManager = database().manager,
): Promise<Whereabouts> {
  const sql = paths[type];
  const [row] = sql ? await tx.query(sql, [id]) : [];
  return { taskId: row?.task ?? null, unitPath: row?.path ?? '/' };
}
