import { createHash, randomUUID } from 'node:crypto';
import { z } from 'zod';
import { unitById } from '../../db/queries/units.ts';
import { authorize } from '../../domain/policy.ts';
import { type RegistryKind, registryKinds } from '../../domain/registry/columns.ts';
import { type Context, record, usecase } from '../usecase.ts';
import { landInspectors, landPartners } from './land-inspectors.ts';
import type { Land, Landing, Row, Unlandable } from './landing.ts';
import { landInterests, landItems, landPlan } from './land-lists.ts';
import { landSubjects } from './land-subjects.ts';
import {
  type RegistryFile,
  type RegistrySummary,
  readRegistryFile,
  summarise,
} from './read-file.ts';
import { type RegistrySource, streamOf } from './read-source.ts';
import { unitsByName } from './units-by-name.ts';

const input = z.object({
  kind: z.enum(registryKinds),
  unitId: z.uuid(),
  source: z.custom<RegistrySource>((value) => typeof value === 'object' && value !== null),
});

/** What an import came to; `refused` holds a row number, the canonical header and a reason code. */
export type Imported = {
  batchId: string;
  rows: number;
  clean: number;
  repaired: number;
  refused: { row: number; field: string; reason: string }[];
  unknownColumns: string[];
};

const land: { [K in RegistryKind]: Land<K> } = {
  subjects: landSubjects,
  inspectors: landInspectors,
  'partner-inspectors': landPartners,
  items: landItems,
  plan: landPlan,
  interests: landInterests,
};

/**
 * Reads a registry file and lands its clean rows in one transaction: either the whole file with its
 * refused rows on record, or nothing. Throws an UnreadableFile where it is no such registry.
 */
export const importRegistry = usecase(
  'registry.import',
  input,
  async (context, { kind, unitId, source }): Promise<Imported> => {
    const unit = await unitById(context.tx, unitId);
    authorize(context.actor, 'registry.import', { unitPath: unit.bureauPath });
    const batchId = randomUUID();
    const unitIdOf = await unitsByName(context.tx, unit);
    const landing: Landing = { context, unit, batchId, unitIdOf };
    const file = await readRegistryFile(kind, source);
    const { summary, unlandable } = await landAll(landing, file);
    const refused = [
      ...summary.refused.map(({ row, field, reason }) => ({ row, field, reason: String(reason) })),
      ...unlandable,
    ].sort((a, b) => a.row - b.row);
    const counts = {
      rows: summary.rows,
      clean: summary.clean - unlandable.length,
      repaired: summary.repaired,
    };
    const batch = { ...counts, batchId, refused, unknownColumns: summary.unknownColumns };
    await insertBatch(context, kind, source, batch);
    const about = { type: 'import', id: batchId, unitPath: unit.bureauPath };
    await record(context, 'registry.imported', about, { kind, ...counts, refused: refused.length });
    return batch;
  },
);

const rowsAtATime = 1000;

/** Lands rows while they are read, so that a long file needs no more memory than a short one. */
async function landAll<K extends RegistryKind>(
  landing: Landing,
  file: RegistryFile<K>,
): Promise<{ summary: RegistrySummary; unlandable: Unlandable[] }> {
  const unlandable: Unlandable[] = [];
  const rows: Row<K>[] = [];
  // A plan is one draft, so its rows land together.
  const size = file.kind === 'plan' ? Number.POSITIVE_INFINITY : rowsAtATime;
  const landRows = async () => {
    if (rows.length > 0) unlandable.push(...(await land[file.kind](landing, rows.splice(0))));
  };
  const summary = await summarise(file, async (checked) => {
    if (checked.ok) rows.push({ row: checked.row, record: checked.record });
    if (rows.length >= size) await landRows();
  });
  await landRows();
  return { summary, unlandable };
}

async function insertBatch(
  { tx, actor, now }: Context,
  kind: RegistryKind,
  source: RegistrySource,
  batch: Imported,
): Promise<void> {
  await tx.query(
    `insert into import_batch (id, kind, file_name, file_hash, rows, clean, repaired, refused,
       unknown_columns, imported_by, imported_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
    [
      batch.batchId,
      kind,
      source.name,
      await hashOf(source),
      batch.rows,
      batch.clean,
      batch.repaired,
      JSON.stringify(batch.refused),
      batch.unknownColumns,
      actor.id,
      now,
    ],
  );
}

async function hashOf(source: RegistrySource): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of streamOf(source)) hash.update(chunk as Buffer);
  return hash.digest('hex');
}
