import type { EntityManager } from 'typeorm';
import { isClean } from '../../domain/disclosure.ts';
import type { Finding } from '../../domain/inspection.ts';
import { type Pin, pinOf, withProfiles } from './profile.ts';

/** A task in the ledger (任务台账), from its set-up to its end. */
export type LedgerLine = {
  id: string;
  code: string;
  name: string;
  source: 'plan' | 'ad-hoc';
  initiator: string;
  units: string;
  startsOn: string;
  endsOn: string;
  drawnOn: string | null;
  pool: number;
  drawn: number;
  joint: string;
  visits: number;
  signed: number;
  problems: number;
  published: number;
  inTime: number;
  overdue: number;
  replaced: number;
  voids: number;
  state: string;
  closedOn: string | null;
};

type Question = { paths: string[]; year: number; today: string };

/**
 * The tasks of a year of the units at or below `paths`, oldest first; each number is counted from its rows. A visit
 * that serves two tasks is on the line of each: lines are not added up.
 */
export async function ledgerOf(
  tx: EntityManager,
  { paths, year, today }: Question,
): Promise<LedgerLine[]> {
  const rows: (Omit<LedgerLine, 'signed' | 'problems'> & Pin & { findings: Finding[] })[] =
    await tx.query(lines, [paths, year, today]);
  const ruled = await withProfiles(tx, rows);
  return ruled.map(({ profile, findings, ...line }) => ({
    ...line,
    signed: findings.length,
    problems: findings.filter((finding) => !isClean(profile, finding)).length,
  }));
}

const shanghaiDay = (instant: string) => `(${instant} at time zone 'Asia/Shanghai')::date`;
const visitsOf = `inspection_task v join inspection n on n.id = v.inspection_id`;
// What went public before its term began has no obligation: it was in time, as in the indicators.
const due = `${visitsOf} join disclosure x on x.inspection_id = n.id
  left join obligation o on o.kind = 'disclosure' and o.about_id = x.id where v.task_id = t.id`;
const voided = `(select count(*)::int from event e where e.task_id = t.id and e.type = 'draw.voided')`;

const lines = `
select t.id, t.code, t.name, t.source, i.name as initiator, ${pinOf('t')},
  coalesce((select string_agg(x.name, '、' order by x.path) from unit x
    where x.id in (select r.unit_id from task_unit r where r.task_id = t.id)), u.name) as units,
  t.starts_on::text as "startsOn", t.ends_on::text as "endsOn",
  (select max(${shanghaiDay('d.confirmed_at')})::text from draw d
    where d.task_id = t.id and d.kind = 'subjects' and d.state = 'confirmed') as "drawnOn",
  (select count(*)::int from pool_entry p where p.task_id = t.id) as pool,
  (select count(*)::int from drawn_subject s join draw d on d.id = s.draw_id
    where d.task_id = t.id and d.kind = 'subjects' and d.state = 'confirmed') as drawn,
  coalesce((select string_agg(m.name, '、' order by m.path) from task_participant p join unit m on m.id = p.unit_id
    where p.task_id = t.id and p.state = 'confirmed'), '') as joint,
  (select count(*)::int from inspection_task v where v.task_id = t.id) as visits,
  array(select coalesce((select c.changes ->> 'finding' from correction c where c.disclosure_id = x.id
      and c.state = 'approved' and c.changes ? 'finding' order by c.number desc limit 1), r.finding) from ${visitsOf} join disclosure x on x.inspection_id = n.id
    join result r on r.id = x.result_id where v.task_id = t.id) as findings,
  (select count(*)::int from ${due} and x.state = 'published') as published,
  (select count(*)::int from ${due} and x.state = 'published'
    and (o.id is null or ${shanghaiDay('o.met_at')} <= o.due_on)) as "inTime",
  (select count(*)::int from ${due} and x.state = 'pending' and x.due_on < $3::date) as overdue,
  (select count(*)::int from inspection_task v join substitution q on q.inspection_id = v.inspection_id
    where v.task_id = t.id and q.state = 'done') as replaced,
  ${voided} as voids, t.state,
  (select max(${shanghaiDay('e.at')})::text from event e
    where e.task_id = t.id and e.type = 'task.closed') as "closedOn"
from task t join unit i on i.id = t.initiator_id join unit u on u.id = t.unit_id
where extract(year from t.starts_on) = $2
  and exists (select 1 from unnest($1::text[]) q where starts_with(i.path, q) or starts_with(u.path, q)
    or exists (select 1 from task_unit r join unit x on x.id = r.unit_id
      where r.task_id = t.id and starts_with(x.path, q)))
order by t.starts_on, t.code`;
