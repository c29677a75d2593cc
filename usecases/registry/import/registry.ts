import type { EntityManager } from 'typeorm';
import type { UnitRow } from '../../../db/queries/units.ts';
import type { RegistryKind } from '../../../domain/registry/columns.ts';
import type { RegistryRecord } from '../../../domain/registry/records.ts';
import type { Context } from '../../usecase.ts';

/** An import on its way: which registry, whose, from which file, and the columns that the file has. */
export type Job = {
  id: string;
  kind: RegistryKind;
  unit: UnitRow;
  fileName: string;
  /** Names of the columns that the file has; what it lacks stays as it is on file. */
  keys: readonly string[];
};

/** How the rows beside a registry differ from what is on file. `gone` is on file and not in the file. */
export type Differences = { added: number; changed: number; same: number; gone: number };

/** A row that the file's rules let pass but the registry cannot take. */
export type Unlandable = { field: string; reason: 'unknownInspector' | 'otherUnit' | 'identities' };

/** Turns records into lines for the table beside a registry. */
export type Stager<K extends RegistryKind> = {
  /** Where the lines go, as COPY names it. */
  target: string;
  line: (row: number, record: RegistryRecord[K]) => string | Unlandable;
};

/** What landing needs to know. */
export type Landing = { context: Context; job: Job; batchId: string };

/** One registry as imports see it: beside it, compared with it, in it. */
export type Registry<K extends RegistryKind> = {
  stage: (tx: EntityManager, job: Job) => Promise<Stager<K>>;
  compare: (tx: EntityManager, job: Job) => Promise<Differences>;
  land: (landing: Landing) => Promise<void>;
};
