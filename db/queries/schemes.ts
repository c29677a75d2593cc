import type { EntityManager } from 'typeorm';
import type { DepartmentDuty, SchemeParts } from '../../domain/scheme.ts';
import type { Pin } from './profile.ts';

/** A version of a task's scheme of inspection: a draft, or confirmed and never changed. */
export type Scheme = SchemeParts & {
  id: string;
  number: number;
  state: 'draft' | 'confirmed';
  version: number;
  authorIds: string[];
  authors: string[];
  draftedAt: Date;
  confirmedBy: string | null;
  confirmedAt: Date | null;
  content: SchemeContent | null;
};

/** What 许昌 二(八) asks of a joint scheme: items, departments, days and ratios, as the task has them. */
export type SchemeContent = {
  items: string[];
  departments: { number: number; unit: string }[];
  startsOn: string;
  endsOn: string;
  strata: { name: string; ratioBp: number }[];
};

/** A task as its scheme is about it. */
export type SchemeTask = Pin & {
  id: string;
  code: string;
  name: string;
  state: string;
  initiatorPath: string;
  /** Everywhere where it is carried out. */
  unitPaths: string[];
  content: SchemeContent;
};

/** Every version of a task's scheme, the newest first. */
export const schemesOf = (tx: EntityManager, taskId: string): Promise<Scheme[]> =>
  tx.query(`${select} where s.task_id = $1 order by s.number desc`, [taskId]);

/** The scheme in force: the newest that is confirmed; nothing while there is none. */
export async function confirmedScheme(
  tx: EntityManager,
  taskId: string,
): Promise<Scheme | undefined> {
  const [row] = await tx.query(
    `${select} where s.task_id = $1 and s.state = 'confirmed' order by s.number desc limit 1`,
    [taskId],
  );
  return row;
}

/** The draft of a task's scheme, locked; nothing where there is none. */
export async function lockDraft(tx: EntityManager, taskId: string): Promise<Scheme | undefined> {
  const [row] = await tx.query(
    `${select} where s.task_id = $1 and s.state = 'draft' for update of s`,
    [taskId],
  );
  return row;
}

/** The task that a scheme is for, or nothing. */
export async function schemeTask(
  tx: EntityManager,
  taskId: string,
): Promise<SchemeTask | undefined> {
  const [row] = await tx.query(`${tasks} where t.id = $1`, [taskId]);
  return row;
}

/** The tasks under `paths` whose scheme is drafted and not confirmed, with who wrote in it. */
export const draftsUnder = (
  tx: EntityManager,
  paths: string[],
): Promise<(SchemeTask & { authorIds: string[] })[]> =>
  tx.query(
    `select x.*, s.author_ids as "authorIds" from (${tasks}) x
       join work_scheme s on s.task_id = x.id and s.state = 'draft'
     where x.state not in ('closed', 'archived', 'void')
       and exists (select from unnest($1::text[]) p, unnest(x."unitPaths" || x."initiatorPath") q
         where starts_with(q, p))
     order by s.drafted_at limit 100`,
    [paths],
  );

/** What falls to each department, by its name. */
export const dutiesByUnit = (
  duties: readonly DepartmentDuty[],
  { departments }: SchemeContent,
): { unit: string; duty: string }[] =>
  duties.map(({ department, duty }) => ({
    unit: departments.find(({ number }) => number === department)?.unit ?? String(department),
    duty,
  }));

const select = `
select s.id, s.number, s.state, s.version, s.duty, s.procedure, s.schedule,
  s.department_duties as "departmentDuties", s.content, s.author_ids as "authorIds",
  array(select p.name from unnest(s.author_ids) with ordinality a(id, at) join person p on p.id = a.id
    order by a.at) as authors,
  s.drafted_at as "draftedAt", c.name as "confirmedBy", s.confirmed_at as "confirmedAt"
from work_scheme s left join person c on c.id = s.confirmed_by`;

const tasks = `
select t.id, t.code, t.name, t.state, t.profile_slug as "profileSlug", t.profile_version as "profileVersion",
  i.path as "initiatorPath",
  array(select distinct x.path from unit x where x.id = t.unit_id
    or x.id in (select unit_id from task_unit where task_id = t.id) order by 1) as "unitPaths",
  jsonb_build_object(
    'items', (select coalesce(jsonb_agg(m.name order by m.code), '[]') from task_item x join item m on m.id = x.item_id
      where x.task_id = t.id),
    'departments', (select jsonb_agg(jsonb_build_object('number', d.number, 'unit', d.name) order by d.number) from (
      select 1 as number, i.name union all
      select p.department, v.name from task_participant p join unit v on v.id = p.unit_id
        where p.task_id = t.id and p.state <> 'timed-out') d),
    'startsOn', t.starts_on, 'endsOn', t.ends_on,
    'strata', (select coalesce(jsonb_agg(jsonb_build_object('name', g.name, 'ratioBp', g.ratio_bp) order by g.number),
      '[]') from stratum g where g.task_id = t.id)) as content
from task t join unit i on i.id = t.initiator_id`;
