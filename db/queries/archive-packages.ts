import type { EntityManager } from 'typeorm';
import { Refusal } from '../../domain/refusal.ts';

/** A package on its way, as the worker and its use-cases know it. */
export type PackageRow = {
  id: string;
  taskId: string;
  number: number;
  state: 'asked' | 'building' | 'built' | 'failed' | 'disposed';
  askedBy: string;
  stepsDone: number;
  steps: number;
  error: string | null;
  size: number | null;
  sha256: string | null;
  builtAt: string | null;
  keptUntil: string | null;
  version: number;
};

const columns = `id, task_id as "taskId", number, state, asked_by as "askedBy", steps_done as "stepsDone", steps,
  error, size, sha256, built_at::text as "builtAt", kept_until as "keptUntil", version`;

/** The package with this id, locked; refuses `not-found`. */
export async function lockPackage(tx: EntityManager, id: string): Promise<PackageRow> {
  const [row] = await tx.query(`select ${columns} from archive_package where id = $1 for update`, [
    id,
  ]);
  if (!row) throw new Refusal('not-found', { what: 'archive' });
  return row;
}

/** Every package of a task, the newest first. */
export const packagesOf = (tx: EntityManager, taskId: string): Promise<PackageRow[]> =>
  tx.query(`select ${columns} from archive_package where task_id = $1 order by number desc`, [
    taskId,
  ]);

/** The bytes of a package; undefined when there are none (any more). */
export async function packageFile(tx: EntityManager, id: string): Promise<Buffer | undefined> {
  const [row] = await tx.query('select file from archive_package where id = $1', [id]);
  return row?.file ?? undefined;
}

/** What still has to happen before a task can be archived. */
export async function openOf(tx: EntityManager, taskId: string): Promise<OpenThings> {
  const [row] = await tx.query(
    `with visit as (select inspection_id as id from inspection_task where task_id = $1)
     select
       (select count(*)::int from disclosure d join visit v on v.id = d.inspection_id
         where d.state not in ('published', 'withheld')) as disclosures,
       (select count(*)::int from case_file c join visit v on v.id = c.inspection_id
         where c.state <> 'closed') as cases,
       (select count(*)::int from objection o join visit v on v.id = o.inspection_id
         where o.state <> 'answered') as objections,
       (select count(*)::int from correction k join disclosure d on d.id = k.disclosure_id
         join visit v on v.id = d.inspection_id where k.state = 'requested') as corrections,
       (select count(*)::int from archive_package where task_id = $1 and state in ('asked', 'building')) as packages`,
    [taskId],
  );
  return row;
}

/** What a task is not archived over, counted. */
type OpenThings = Record<'disclosures' | 'cases' | 'objections' | 'corrections', number> & {
  /** Packages on their way. */
  packages: number;
};

/** A task that is over, with its newest package. */
export type ArchiveLine = {
  taskId: string;
  code: string;
  name: string;
  state: string;
  unit: string;
  closedOn: string;
  number: number | null;
  packageState: PackageRow['state'] | null;
  builtAt: string | null;
};

/** The tasks that are over and were set up at or below `paths`, the last to close first. */
export const archivesUnder = (tx: EntityManager, paths: string[]): Promise<ArchiveLine[]> =>
  tx.query(
    `select t.id as "taskId", t.code, t.name, t.state, u.name as unit, t.closed_on as "closedOn",
       a.number, a.state as "packageState", a.built_at::text as "builtAt"
     from task t join unit u on u.id = t.unit_id join unit i on i.id = t.initiator_id
       left join lateral (select * from archive_package x where x.task_id = t.id order by x.number desc limit 1) a on true
     where t.state in ('closed', 'archived') and exists (select 1 from unnest($1::text[]) p where starts_with(i.path, p))
     order by t.closed_on desc, t.code desc limit 200`,
    [paths],
  );

/** A task with the path of whoever set it up, and the package if one is named. */
export async function archivedTask(
  tx: EntityManager,
  on: { taskId?: string; packageId?: string },
): Promise<{
  id: string;
  code: string;
  name: string;
  state: string;
  version: number;
  unitPath: string;
}> {
  const [row] = await tx.query(
    `select t.id, t.code, t.name, t.state, t.version, i.path as "unitPath" from task t
       join unit i on i.id = t.initiator_id
     where t.id::text = $1 or t.id = (select task_id from archive_package where id::text = $2)`,
    [on.taskId ?? null, on.packageId ?? null],
  );
  if (!row) throw new Refusal('not-found', { what: 'task' });
  return row;
}
