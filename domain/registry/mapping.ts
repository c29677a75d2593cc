import { type Cell, type SheetRow, textOf } from './cell.ts';
import { findPersonalData } from '../personal-data.ts';
import { columnsOf, type RegistryKind } from './columns.ts';
import { type Assigned, knownColumns } from './header.ts';
import { trim } from './repair.ts';

/** What somebody assigned: which row of which sheet is the header, and what each of its columns is. */
export type Mapping = { sheet: number; row: number; keys: Assigned };

/** One column of a file as its owner is shown it: what stands above and in it, what it seems to be. */
export type LayoutColumn = { place: number; text: string; key: string; samples: string[] };

/** The first rows of a file as a person needs them to say what its columns are. */
export type Layout = { sheet: number; row: number; columns: LayoutColumn[] };

const mostSamples = 3;

/**
 * What the first rows of a file look like: the row that is most like a header of this registry, or the
 * first with several cells, and for each column its best guess and some of what stands below.
 */
export function layoutOf(
  kind: RegistryKind,
  sheet: number,
  rows: readonly SheetRow[],
): Layout | undefined {
  const [header] = rows
    .map((row) => ({ row, rank: rankOf(kind, row.cells) }))
    .filter(({ rank }) => rank > 0)
    .toSorted((one, other) => other.rank - one.rank || one.row.row - other.row.row);
  if (!header) return undefined;
  const below = rows.filter(({ row }) => row > header.row.row);
  const guesses = guessesOf(kind, header.row.cells);
  const width = Math.max(...rows.map(({ cells }) => cells.length));
  const columns = Array.from({ length: width }, (_, place) => ({
    place,
    text: show(header.row.cells[place]),
    key: guesses.get(place) ?? '',
    samples: below
      .map(({ cells }) => show(cells[place]))
      .filter((text) => text !== '')
      .slice(0, mostSamples),
  }));
  return {
    sheet,
    row: header.row.row,
    columns: columns.filter(({ text, samples }) => text !== '' || samples.length > 0),
  };
}

// What is kept with the import until somebody has looked at it is no place for personal numbers.
function show(cell: Cell | undefined): string {
  const text = trim(textOf(cell));
  return findPersonalData(text) ? '••••••' : text.slice(0, 40);
}

/** Known names count most; a row of several texts is likelier a header than a title. */
function rankOf(kind: RegistryKind, cells: readonly Cell[]): number {
  const filled = cells.filter((cell) => show(cell) !== '').length;
  return filled < 2 ? 0 : guessesOf(kind, cells).size * 1000 + 1;
}

const guessesOf = (kind: RegistryKind, cells: readonly Cell[]): Map<number, string> =>
  new Map(knownColumns(kind, cells).map(({ place, key }) => [place, key]));

/** Whether an assignment names columns of the registry, each at most once. */
export function isAssignment(kind: RegistryKind, keys: Assigned): boolean {
  const names = new Set<string>(columnsOf(kind).map(([key]) => key));
  const given = Object.values(keys).filter((key) => key !== '');
  return given.every((key) => names.has(key)) && new Set(given).size === given.length;
}
