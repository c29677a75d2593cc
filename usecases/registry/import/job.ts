import type { EntityManager } from 'typeorm';
import { unitById, type UnitRow } from '../../../db/queries/units.ts';
import { Refusal } from '../../../domain/refusal.ts';
import type { RegistryKind } from '../../../domain/registry/columns.ts';
import type { ImportCounts, ImportState } from '../../../domain/registry/import-job.ts';
import type { Mapping } from '../../../domain/registry/mapping.ts';

/** An import with its unit. */
export type JobRow = {
  id: string;
  kind: RegistryKind;
  unit: UnitRow;
  fileName: string;
  fileHash: string | null;
  state: ImportState;
  mapping: Mapping | null;
  counts:
    | (ImportCounts & { keys: string[]; first: { row: number; field: string; reason: string }[] })
    | null;
  appliedBy: string | null;
  batchId: string | null;
  version: number;
};

/** The import with this id, locked where something is decided about it; refuses `not-found`. */
export async function jobById(
  tx: EntityManager,
  id: string,
  { lock }: { lock: boolean },
): Promise<JobRow> {
  const [row] = await tx.query(
    `select id, kind, unit_id as "unitId", file_name as "fileName", file_hash as "fileHash", state, mapping,
       counts, applied_by as "appliedBy", batch_id as "batchId", version
     from import_job where id = $1 ${lock ? 'for no key update' : ''}`,
    [id],
  );
  if (!row) throw new Refusal('not-found', { what: 'import' });
  const { unitId, ...job } = row;
  return { ...job, unit: await unitById(tx, unitId) };
}

/** What an event about an import is about. */
export const aboutJob = ({ id, unit }: JobRow) => ({
  type: 'import',
  id,
  unitPath: unit.path,
});

/** Moves an import on; its version counts. What was wrong before is over, unless it is said again. */
export async function moveJob(
  tx: EntityManager,
  id: string,
  state: ImportState,
  more: {
    mapping?: Mapping;
    counts?: object;
    layout?: object;
    fault?: object;
    appliedBy?: string;
  } = {},
): Promise<void> {
  const json = (value: object | undefined) => (value === undefined ? null : JSON.stringify(value));
  await tx.query(
    `update import_job set state = $2, mapping = coalesce($3::jsonb, mapping), counts = coalesce($4::jsonb, counts),
       layout = coalesce($5::jsonb, layout), fault = $6::jsonb,
       applied_by = coalesce($7::uuid, applied_by), version = version + 1 where id = $1`,
    [
      id,
      state,
      json(more.mapping),
      json(more.counts),
      json(more.layout),
      json(more.fault),
      more.appliedBy ?? null,
    ],
  );
}
