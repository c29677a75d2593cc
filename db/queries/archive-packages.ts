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
       (select count(*)::int from archive_package where task_id = $1 and state in ('asked', 'building')) as packages`,
    [taskId],
  );
  return row;
}

/** How many results wait for disclosure, cases are open, objections unanswered, packages on their way. */
type OpenThings = { disclosures: number; cases: number; objections: number; packages: number };
