import type { RegistryKind } from '../../domain/registry/columns.ts';
import type { ImportCounts, ImportState } from '../../domain/registry/import-job.ts';
import type { Layout } from '../../domain/registry/mapping.ts';
import { database } from '../data-source.ts';

/** An import as its page shows it. */
export type ImportJob = {
  id: string;
  kind: RegistryKind;
  unit: string;
  unitPath: string;
  fileName: string;
  fileHash: string | null;
  state: ImportState;
  layout: Layout | null;
  counts: (ImportCounts & { keys: string[] }) | null;
  fault: { code: string; details: Record<string, string | number>; fault?: string } | null;
  batchId: string | null;
  createdBy: string;
  createdAt: Date;
  undoneBy: string | null;
  undoneAt: Date | null;
  undoReason: string | null;
  version: number;
  progress: { step: string; done: number; total: number; rows: number } | null;
};

const select = `select j.id, j.kind, u.name as unit, u.path as "unitPath", j.file_name as "fileName",
    j.file_hash as "fileHash", j.state, j.layout, j.counts, j.fault, j.batch_id as "batchId", p.name as "createdBy",
    j.created_at as "createdAt", b.name as "undoneBy", j.undone_at as "undoneAt", j.undo_reason as "undoReason",
    j.version, case when r.job_id is not null then
      jsonb_build_object('step', r.step, 'done', r.done, 'total', r.total, 'rows', r.rows) end as progress
  from import_job j join unit u on u.id = j.unit_id join person p on p.id = j.created_by
    left join person b on b.id = j.undone_by left join import_progress r on r.job_id = j.id
  where exists (select 1 from unnest($1::text[]) q where starts_with(u.path, q))`;

/** The newest imports into the units at or below `paths`. */
export const importsUnder = (paths: string[], limit = 30): Promise<ImportJob[]> =>
  database().query(`${select} order by j.created_at desc, j.id limit $2`, [paths, limit]);

/** One import, by its own id or by that of its batch, for somebody who looks after its unit. */
export async function importUnder(paths: string[], id: string): Promise<ImportJob | undefined> {
  const [job] = await database().query(`${select} and (j.id::text = $2 or j.batch_id::text = $2)`, [
    paths,
    id,
  ]);
  return job;
}

/** A row that an import refused; its cells are sealed. */
export type RefusalRow = { row: number; field: string; reason: string };

/** The first rows that an import refused. */
export const refusalsOf = (jobId: string, limit: number): Promise<RefusalRow[]> =>
  database().query(
    'select row, field, reason from import_refusal where job_id = $1 order by row limit $2',
    [jobId, limit],
  );

/** The rows that an import refused after a row, with their cells. */
export const refusedCells = (
  jobId: string,
  after: number,
  limit: number,
): Promise<(RefusalRow & { sealed: Buffer })[]> =>
  database().query(
    `select row, field, reason, cells_sealed as sealed from import_refusal
     where job_id = $1 and row > $2 order by row limit $3`,
    [jobId, after, limit],
  );
