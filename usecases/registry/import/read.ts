import { createHash } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import type { Cell } from '../../../domain/registry/cell.ts';
import { columnsOf } from '../../../domain/registry/columns.ts';
import type { Mapping } from '../../../domain/registry/mapping.ts';
import { type ReadProgress, readRegistryFile } from '../read-file.ts';
import { type RegistrySource, streamOf } from '../read-source.ts';
import type { KeptValues } from '../../../domain/registry/import-job.ts';
import { keptByFlags } from './heed-flags.ts';
import { knowTelephones } from './know-telephones.ts';
import type { Differences, Job } from './registry.ts';
import { registries } from './registries.ts';
import { stage, type Staged } from './stage.ts';

/** What reading a file came to, before anything of it is in a registry. */
export type Read = {
  job: Job;
  staged: Staged;
  differences: Differences;
  unknownColumns: string[];
  missingColumns: string[];
  otherSheets: number;
  kept?: KeptValues;
};

/** How a file is read: as which columns, and who hears how far it is. */
export type Ways = {
  mapping?: Mapping | undefined;
  onProgress?: (progress: ReadProgress) => void;
  onCompare?: () => void;
};

/** Reads a file into the tables beside its registry and compares both. Throws an UnreadableFile. */
export async function readBeside(
  tx: EntityManager,
  asked: Omit<Job, 'keys'>,
  source: RegistrySource,
  { mapping, onProgress = () => undefined, onCompare = () => undefined }: Ways = {},
): Promise<Read> {
  let cells: readonly Cell[] = [];
  const file = await readRegistryFile(asked.kind, source, {
    mapping,
    onProgress,
    onRefused: (refused) => {
      cells = refused;
    },
  });
  const job = { ...asked, keys: keysOf(asked.kind, file.missingColumns) };
  const staged = await stage(tx, job, file, () => cells);
  onCompare();
  await tx.query('analyze import_subject');
  await knowTelephones(tx, job);
  const kept = await keptByFlags(tx, job);
  const differences = await registries[job.kind].compare(tx, job);
  const { unknownColumns, missingColumns, otherSheets } = file;
  const read = { job, staged, differences, unknownColumns, missingColumns, otherSheets };
  return kept.count > 0 ? { ...read, kept } : read;
}

/** The figures of a reading as they stay on record with its import. */
export const countsOf = ({ job, staged, differences, ...columns }: Read) => ({
  ...staged,
  ...differences,
  ...columns,
  keys: job.keys,
});

const keysOf = (kind: Job['kind'], missing: readonly string[]): string[] =>
  columnsOf(kind).flatMap(([key, { header }]) => (missing.includes(header) ? [] : [key]));

/** SHA-256 of a file, by which a batch names it. */
export async function hashOf(source: RegistrySource): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of streamOf(source)) hash.update(chunk as Buffer);
  return hash.digest('hex');
}

/** Lets a transaction take the time that a million rows take; others keep their limits. */
export async function takeTime(tx: EntityManager): Promise<void> {
  await tx.query(
    `select set_config('statement_timeout', '0', true), set_config('idle_in_transaction_session_timeout', '0', true),
       set_config('work_mem', '128MB', true)`,
  );
}
