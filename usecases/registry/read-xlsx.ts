import { ReadableStream } from 'node:stream/web';
import { type CellValue, streamXlsxRows } from 'hucre/xlsx';
import type { Cell, SheetRow } from '../../domain/registry/cell.ts';
import { appetite } from './appetite.ts';
import { findHyperlinks, isLinked } from './find-hyperlinks.ts';
import { packSheet } from './pack-sheet.ts';
import { type Archive, mended, openArchive } from './read-archive.ts';
import type { RegistrySource } from './read-source.ts';
import { findSheet, type SheetParts } from './read-workbook.ts';
import { formulaCells } from './scan-formulas.ts';

/** Reads the first visible sheet of a workbook row by row; `advance` hears of each step in bytes. */
export async function* readXlsx(
  source: RegistrySource,
  advance: (bytes: number) => void,
): AsyncGenerator<SheetRow> {
  const archive = await openArchive(source);
  try {
    yield* readSheet(archive, await findSheet(archive), advance);
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
  const packing = archive.packedSizeOf(parts.sheet) / archive.sizeOf(parts.sheet);
  async function* sheet() {
    for await (const chunk of gather(archive.open(parts.sheet))) {
      formulas.scan(chunk);
      await hunger.comes();
      advance(Math.round(chunk.length * packing));
      yield chunk;
    }
  }
  const rows = streamXlsxRows(ReadableStream.from(packSheet(archive, parts, sheet)) as WebStream);
  for await (const { index, values } of hunger.eat(rows)) {
    const row = index + 1;
    const cells = values.map(cellOf);
    for (const place of formulas.take(row) ?? []) cells[place] = { fault: 'formulaCell' };
    yield { row, cells: withLinks(cells, links.get(row)) };
  }
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
  return typeof value === 'boolean' ? String(value).toUpperCase() : value;
}

/** The day of a date cell; the parser counts a sheet's days in UTC. */
function dayOf(date: Date): string {
  return Number.isNaN(date.getTime()) ? '' : date.toISOString().slice(0, 10);
}

/** Puts small chunks together: each costs the parser some hundred microseconds of its own. */
async function* gather(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let held: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of chunks) {
    held.push(chunk);
    bytes += chunk.length;
    if (bytes < 128 * 1024) continue;
    yield Buffer.concat(held);
    held = [];
    bytes = 0;
  }
  if (bytes > 0) yield Buffer.concat(held);
}
