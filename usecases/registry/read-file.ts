import type { SheetRow } from '../../domain/registry/cell.ts';
import { type CheckedRow, checkRow, type RefusedRow } from '../../domain/registry/check-row.ts';
import type { RegistryKind } from '../../domain/registry/columns.ts';
import { type Header, neededHeaders, readHeader } from '../../domain/registry/header.ts';
import { UnreadableFile } from '../../domain/registry/reasons.ts';
import { readCsv } from './read-csv.ts';
import { type RegistrySource, sizeOf } from './read-source.ts';
import { fileTypeOf } from './read-type.ts';

/** How far reading has come: bytes of the file taken in, of all, and data rows given out. */
export type ReadProgress = { bytes: number; size: number; rows: number };

/** A registry file whose header was understood. The rows can be read once. */
export type RegistryFile<Kind extends RegistryKind> = {
  kind: Kind;
  /** Headers that no rule knows; their cells are in `extra` of each record. */
  unknownColumns: string[];
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

// Long title blocks exist, but past this a file is of another kind.
const titleRows = 50;

/**
 * Opens an XLSX or CSV file as a registry and gives its checked rows one by one, in bounded memory
 * but for the identities seen. Throws an UnreadableFile for a file that is no such registry.
 */
export async function readRegistryFile<Kind extends RegistryKind>(
  kind: Kind,
  source: RegistrySource,
  onProgress: (progress: ReadProgress) => void = () => undefined,
): Promise<RegistryFile<Kind>> {
  const size = await sizeOf(source);
  const progress = { bytes: 0, size, rows: 0 };
  const sheets = await sheetsOf(source, (bytes) => {
    progress.bytes += bytes;
    onProgress({ ...progress });
  });
  const { header, sheet } = await findRegistry(kind, sheets);
  return {
    kind,
    unknownColumns: header.unknown.map(({ name }) => name),
    rows: checkRows(header, sheet, progress),
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

async function sheetsOf(
  source: RegistrySource,
  advance: (bytes: number) => void,
): Promise<(() => Sheet)[]> {
  const type = await fileTypeOf(source);
  if (type === 'csv') return [() => readCsv(source, advance)];
  const { readXlsx } = await import('./read-xlsx.ts');
  return readXlsx(source, advance);
}

/** The first sheet with the registry's header: pages of instructions may stand before it. */
async function findRegistry<Kind extends RegistryKind>(kind: Kind, sheets: (() => Sheet)[]) {
  const faults: UnreadableFile[] = [];
  for (const open of sheets) {
    const sheet = open();
    const found = await findHeader(kind, sheet);
    if (!(found instanceof UnreadableFile)) return { header: found, sheet };
    faults.push(found);
  }
  throw faults.find(({ fault }) => fault === 'columns') ?? faults[0] ?? new UnreadableFile('empty');
}

/** Takes rows up to and including the header; the sheet then stands at the first data row. */
async function findHeader<Kind extends RegistryKind>(
  kind: Kind,
  sheet: Sheet,
): Promise<Header<Kind> | UnreadableFile> {
  let best = { found: 0, missing: [] as string[] };
  let taken = 0;
  while (taken < titleRows) {
    const { value, done } = await sheet.next();
    if (done) break;
    taken++;
    const reading = readHeader(kind, value.cells);
    if ('header' in reading) return reading.header;
    if (reading.found > best.found) best = reading;
  }
  await sheet.return(undefined);
  if (taken === 0) return new UnreadableFile('empty');
  if (best.found < 2 && neededHeaders(kind).length > 1) return new UnreadableFile('header');
  return new UnreadableFile('columns', { columns: best.missing.join('、') });
}

async function* checkRows<Kind extends RegistryKind>(
  header: Header<Kind>,
  sheet: Sheet,
  progress: ReadProgress,
): AsyncGenerator<CheckedRow<Kind>> {
  const seen = new Map<string, Set<string>>();
  for await (const row of sheet) {
    const checked = checkRow(header, row, seen);
    if (!checked) continue;
    progress.rows++;
    yield checked;
  }
}
