import type { RegistryKind } from '../../domain/registry/columns.ts';
import type { RegistryRecord } from '../../domain/registry/records.ts';
import type { UnitRow } from '../../db/queries/units.ts';
import type { Context } from '../usecase.ts';

/** What landing a batch of rows needs to know besides the rows. */
export type Landing = {
  context: Context;
  unit: UnitRow;
  batchId: string;
  unitIdOf: (name: string) => string;
};

/** A clean row with its number in the sheet. */
export type Row<K extends RegistryKind> = { row: number; record: RegistryRecord[K] };

/** A row that the file's rules let pass but the registry cannot take. */
export type Unlandable = { row: number; field: string; reason: 'unknownInspector' };

/** Puts rows into the registry; gives back those that it cannot take. */
export type Land<K extends RegistryKind> = (
  landing: Landing,
  rows: Row<K>[],
) => Promise<Unlandable[]>;
