import type { Cell, SheetRow } from '../../domain/registry/cell.ts';
import {
  type CheckedRow,
  checkRow,
  type RefusedRow,
  type Seen,
} from '../../domain/registry/check-row.ts';
import { columnsOf, type RegistryKind } from '../../domain/registry/columns.ts';
import type { Header } from '../../domain/registry/header.ts';
import type { Mapping } from '../../domain/registry/mapping.ts';
import { UnreadableFile } from '../../domain/registry/reasons.ts';
import { findHeader, type Found } from './find-header.ts';
import { readCsv, separators } from './read-csv.ts';
import { type RegistrySource, sizeOf } from './read-source.ts';
import { fileTypeOf } from './read-type.ts';

/** How far reading has come: bytes of the file taken in, of all, and data rows given out. */
export type ReadProgress = { bytes: number; size: number; rows: number };

/** A registry file whose header was understood. The rows can be read once. */
export type RegistryFile<Kind extends RegistryKind> = {
  kind: Kind;
  /** Headers that no rule knows; their cells are in `extra` of each record. */
  unknownColumns: string[];
  /** Canonical headers that the file lacks. */
  missingColumns: string[];
  /** How many sheets after the one that is read begin like a registry of this kind as well. */
  otherSheets: number;
  rows: AsyncGenerator<CheckedRow<Kind>>;
};

/** What the rows of a file came to. */
export type RegistrySummary = {
  rows: number;
  clean: number;
  repaired: number;
  refused: RefusedRow[];
  unknownColumns: string[];
};

/** How a file is read: who hears of its progress and of refused cells, and what its columns are. */
export type Reading = {
  onProgress?: (progress: ReadProgress) => void;
  /** Hears the cells of a refused row, before the row itself is given out. */
  onRefused?: (cells: readonly Cell[]) => void;
  mapping?: Mapping | undefined;
};

/**
 * Opens an XLSX or CSV file as a registry and gives its checked rows one by one, in bounded memory
 * but for the identities seen. Throws an UnreadableFile for a file that is no such registry.
 */
export async function readRegistryFile<Kind extends RegistryKind>(
  kind: Kind,
  source: RegistrySource,
  { onProgress = () => undefined, onRefused = () => undefined, mapping }: Reading = {},
): Promise<RegistryFile<Kind>> {
  const size = await sizeOf(source);
  const progress = { bytes: 0, size, rows: 0 };
  const sheets = await sheetsOf(source, (bytes) => {
    progress.bytes = Math.min(size, progress.bytes + bytes);
    onProgress({ ...progress });
  });
  const { found, later } = await findRegistry(kind, sheets, mapping);
  const otherSheets = later.length > 0 ? await countRegistries(kind, source, later) : 0;
  return {
    kind,
    unknownColumns: found.header.unknown.map(({ name }) => name),
    missingColumns: missingColumns(found.header),
    otherSheets,
    rows: checkRows(found, progress, onRefused),
  };
}

/** Reads all rows of a file, handing each that lands to `take`, and sums them up. */
export async function summarise<Kind extends RegistryKind>(
  { rows, unknownColumns }: RegistryFile<Kind>,
  take: (row: CheckedRow<Kind>) => Promise<void> | void = () => undefined,
): Promise<RegistrySummary> {
  const summary: RegistrySummary = { rows: 0, clean: 0, repaired: 0, refused: [], unknownColumns };
  for await (const row of rows) {
    summary.rows++;
    if (!row.ok) summary.refused.push(row);
    else {
      summary.clean++;
      if (row.repaired) summary.repaired++;
    }
    await take(row);
  }
  return summary;
}

type Sheet = AsyncGenerator<SheetRow>;

/** The sheets of a file, each to be read row by row; a CSV file is one sheet for each sign between cells. */
export async function sheetsOf(
  source: RegistrySource,
  advance: (bytes: number) => void,
): Promise<(() => Sheet)[]> {
  const type = await fileTypeOf(source);
  if (type === 'csv')
    return separators.map((separator) => () => readCsv(source, advance, separator));
  const { readXlsx } = await import('./read-xlsx.ts');
  return readXlsx(source, advance);
}

/** The first sheet with the registry's header: pages of instructions may stand before it. */
async function findRegistry<Kind extends RegistryKind>(
  kind: Kind,
  sheets: (() => Sheet)[],
  mapping: Mapping | undefined,
): Promise<{ found: Found<Kind>; later: number[] }> {
  const faults: UnreadableFile[] = [];
  for (const [number, open] of sheets.entries()) {
    if (mapping && mapping.sheet !== number) continue;
    const found = await lookFor(kind, open(), mapping);
    if (!(found instanceof UnreadableFile)) {
      const later = [...sheets.keys()].filter((other) => other > number);
      return { found, later };
    }
    faults.push(found);
  }
  throw faults.find(({ fault }) => fault === 'columns') ?? faults[0] ?? new UnreadableFile('empty');
}

/** Nobody may think that a second sheet was read. The ways of cutting a CSV file are no sheets. */
async function countRegistries(
  kind: RegistryKind,
  source: RegistrySource,
  numbers: readonly number[],
): Promise<number> {
  if ((await fileTypeOf(source)) === 'csv') return 0;
  const sheets = await sheetsOf(source, () => undefined);
  let count = 0;
  for (const number of numbers) {
    const found = await lookFor(kind, sheets[number]!(), undefined);
    if (found instanceof UnreadableFile) continue;
    await found.sheet.return(undefined);
    count += 1;
  }
  return count;
}

/** Quotes may pair when cells are cut at another sign: the next way of reading decides. */
async function lookFor<Kind extends RegistryKind>(
  kind: Kind,
  sheet: Sheet,
  mapping: Mapping | undefined,
): Promise<Found<Kind> | UnreadableFile> {
  try {
    return await findHeader(kind, sheet, mapping);
  } catch (error) {
    if (error instanceof UnreadableFile && error.fault === 'quotes') return error;
    throw error;
  }
}

const missingColumns = <Kind extends RegistryKind>({ kind, known }: Header<Kind>): string[] =>
  columnsOf(kind).flatMap(([key, { header }]) =>
    known.some((column) => column.key === key) ? [] : [header],
  );

async function* checkRows<Kind extends RegistryKind>(
  { header, held, sheet }: Found<Kind>,
  progress: ReadProgress,
  onRefused: (cells: readonly Cell[]) => void,
): AsyncGenerator<CheckedRow<Kind>> {
  const seen: Seen = new Map();
  const check = (row: SheetRow) => {
    const checked = checkRow(header, row, seen);
    if (checked) progress.rows++;
    if (checked?.ok === false) onRefused(row.cells);
    return checked;
  };
  const first = held && check(held);
  if (first) yield first;
  for await (const row of sheet) {
    const checked = check(row);
    if (checked) yield checked;
  }
}
