import { ReadableStream } from 'node:stream/web';
import { type CellValue, streamXlsxRows } from 'hucre/xlsx';
import type { Cell, SheetRow } from '../../domain/registry/cell.ts';
import { UnreadableFile } from '../../domain/registry/reasons.ts';
import { appetite } from './appetite.ts';
import { findHyperlinks, isLinked } from './find-hyperlinks.ts';
import { inlineStrings, sizeInlined } from './inline-strings.ts';
import { type PackedSheet, packSheet } from './pack-sheet.ts';
import { type Archive, mended, openArchive } from './read-archive.ts';
import type { RegistrySource } from './read-source.ts';
import { findSheets, type SheetParts } from './read-workbook.ts';
import { formulaCells } from './scan-formulas.ts';
import { readSharedStrings } from './shared-strings.ts';

/** The visible sheets of a workbook, each to be read row by row; `advance` hears of steps in bytes. */
export async function readXlsx(
  source: RegistrySource,
  advance: (bytes: number) => void,
): Promise<(() => AsyncGenerator<SheetRow>)[]> {
  const archive = await openArchive(source);
  try {
    const sheets = await findSheets(archive);
    return sheets.map((parts) => () => openSheet(source, parts, advance));
  } catch (error) {
    throw mended(error);
  } finally {
    archive.close();
  }
}

async function* openSheet(
  source: RegistrySource,
  parts: SheetParts,
  advance: (bytes: number) => void,
): AsyncGenerator<SheetRow> {
  const archive = await openArchive(source);
  try {
    yield* readSheet(archive, parts, advance);
  } catch (error) {
    throw mended(error);
  } finally {
    archive.close();
  }
}

async function* readSheet(
  archive: Archive,
  parts: SheetParts,
  advance: (bytes: number) => void,
): AsyncGenerator<SheetRow> {
  const links = await findHyperlinks(archive, parts);
  const formulas = formulaCells();
  const hunger = appetite();
  const packed = await chooseStrings(archive, parts);
  const packing = archive.packedSizeOf(parts.sheet) / packed.size;
  async function* open() {
    for await (const chunk of gather(packed.open())) {
      refuseTypes(chunk);
      formulas.scan(chunk);
      await hunger.comes();
      advance(Math.round(chunk.length * packing));
      yield chunk;
    }
  }
  const bytes = packSheet(archive, parts, { ...packed, open });
  const rows = streamXlsxRows(ReadableStream.from(bytes) as WebStream);
  for await (const { index, values } of hunger.eat(rows)) {
    const row = index + 1;
    const cells = values.map(cellOf);
    for (const place of formulas.take(row) ?? []) cells[place] = { fault: 'formulaCell' };
    yield { row, cells: withLinks(cells, links.get(row)) };
  }
}

/** No spreadsheet program declares a type or entities, which others could use to swell or to read along. */
function refuseTypes(chunk: Buffer): void {
  if (chunk.includes('<!DOCTYPE')) throw new UnreadableFile('damaged');
}

/** Marks the cells that a link covers; an empty one leads nowhere that a record could keep. */
function withLinks(cells: Cell[], links: Parameters<typeof isLinked>[0] = []): Cell[] {
  if (links.length === 0) return cells;
  return cells.map((cell, place) =>
    cell !== '' && typeof cell !== 'object' && isLinked(links, place)
      ? { fault: 'hyperlink' }
      : cell,
  );
}

// Node's own type of a web stream and the one of the parser are the same thing under two names.
type WebStream = Parameters<typeof streamXlsxRows>[0];

function cellOf(value: CellValue): Cell {
  if (value === null) return '';
  if (value instanceof Date) return dayOf(value);
  if (typeof value === 'boolean') return String(value).toUpperCase();
  return typeof value === 'string' && halves.test(value) ? Buffer.from(value).toString() : value;
}

/** The day of a date cell; the parser counts a sheet's days in UTC. */
function dayOf(date: Date): string {
  const isShown = date.getTime() >= firstShown && date.getTime() <= lastShown;
  return isShown ? date.toISOString().slice(0, 10) : noDay;
}

// An escape such as _xD83D_ can leave half a letter, which no database takes.
const halves = /[\uD800-\uDFFF]/;

// What spreadsheets show in the place of a day that they cannot show; no blank, so no date.
const noDay = '########';
const firstShown = Date.UTC(1900, 0, 1);
const lastShown = Date.UTC(9999, 11, 31, 23, 59, 59, 999);

// Above this the parser's own table of strings would take more than some hundred megabytes.
const largestStrings = 2 ** 23;

/** The sheet as it is, or, where very many strings stand apart from it, with these in their cells. */
async function chooseStrings(
  archive: Archive,
  { sheet, sharedStrings }: SheetParts,
): Promise<PackedSheet> {
  if (!sharedStrings || archive.sizeOf(sharedStrings) <= largestStrings)
    return { size: archive.sizeOf(sheet), open: () => archive.open(sheet), sharedStrings };
  const strings = await readSharedStrings(archive.open(sharedStrings));
  const size = await sizeInlined(archive.open(sheet), strings);
  // A package cannot hold more, and no sheet of a million rows comes near it.
  if (size > 2 ** 31) throw new UnreadableFile('tooLarge', { limit: 2 ** 11 });
  return {
    size,
    open: () => inlineStrings(archive.open(sheet), strings),
    sharedStrings: undefined,
  };
}

// What the parser takes from such a part at a time.
const pieceBytes = 2 ** 20;

/** Cuts and joins chunks to the pieces that the parser would otherwise put together by copying. */
async function* gather(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let held: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of chunks) {
    held.push(chunk);
    bytes += chunk.length;
    if (bytes < pieceBytes) continue;
    const joined = Buffer.concat(held);
    const whole = bytes - (bytes % pieceBytes);
    yield joined.subarray(0, whole);
    held = [joined.subarray(whole)];
    bytes -= whole;
  }
  if (bytes > 0) yield Buffer.concat(held);
}
