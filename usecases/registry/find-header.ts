import type { SheetRow } from '../../domain/registry/cell.ts';
import type { RegistryKind } from '../../domain/registry/columns.ts';
import {
  type Header,
  type HeaderReading,
  isSecondLine,
  neededHeaders,
  readHeader,
  readHeaderOfTwo,
} from '../../domain/registry/header.ts';
import type { Mapping } from '../../domain/registry/mapping.ts';
import { UnreadableFile } from '../../domain/registry/reasons.ts';

type Sheet = AsyncGenerator<SheetRow>;

/** A sheet whose header was understood; `held` is its first data row, where that was looked at. */
export type Found<Kind extends RegistryKind> = {
  header: Header<Kind>;
  held: SheetRow | undefined;
  sheet: Sheet;
};

/** Long title blocks exist, but past this a file is of another kind. */
export const titleRows = 50;

/** Takes rows up to and including the header; gives what is wrong with a sheet that has none. */
export async function findHeader<Kind extends RegistryKind>(
  kind: Kind,
  sheet: Sheet,
  mapping: Mapping | undefined,
): Promise<Found<Kind> | UnreadableFile> {
  let best = { found: 0, missing: [] as string[] };
  let above: SheetRow | undefined;
  let taken = 0;
  while (taken < titleRows) {
    const row = await next(sheet);
    if (!row) break;
    taken++;
    const reading = mapping ? readMapped(kind, row, mapping) : readLines(kind, above, row);
    if ('header' in reading) return withSecondLine(reading.header, row, sheet);
    if (reading.found > best.found) best = reading;
    above = row;
  }
  await sheet.return(undefined);
  if (taken === 0) return new UnreadableFile('empty');
  if (best.found < 2 && neededHeaders(kind).length > 1) return new UnreadableFile('header');
  return new UnreadableFile('columns', { columns: best.missing.join('、') });
}

async function next(sheet: Sheet): Promise<SheetRow | undefined> {
  const { value, done } = await sheet.next();
  return done ? undefined : value;
}

/** A row as a header by itself, or together with the row above it. */
function readLines<Kind extends RegistryKind>(
  kind: Kind,
  above: SheetRow | undefined,
  row: SheetRow,
): HeaderReading<Kind> {
  const alone = readHeader(kind, row.cells);
  if ('header' in alone || !above) return alone;
  const both = readHeaderOfTwo(kind, above.cells, row.cells);
  return 'header' in both ? both : alone;
}

function readMapped<Kind extends RegistryKind>(
  kind: Kind,
  { row, cells }: SheetRow,
  mapping: Mapping,
): HeaderReading<Kind> {
  if (row !== mapping.row) return { missing: neededHeaders(kind), found: 0 };
  return readHeader(kind, cells, mapping.keys);
}

/** Takes a second line of the header along, under which the first one lies merged. */
async function withSecondLine<Kind extends RegistryKind>(
  header: Header<Kind>,
  row: SheetRow,
  sheet: Sheet,
): Promise<Found<Kind>> {
  const below = await next(sheet);
  if (!below || !isSecondLine(header, below.cells)) return { header, held: below, sheet };
  const both = readHeaderOfTwo(header.kind, row.cells, below.cells);
  return { header: 'header' in both ? both.header : header, held: undefined, sheet };
}
