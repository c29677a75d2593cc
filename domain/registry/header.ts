import { type Cell, textOf } from './cell.ts';
import {
  type Column,
  type ColumnKey,
  columnsOf,
  isPairedIdentity,
  type RegistryKind,
} from './columns.ts';
import { trim } from './repair.ts';

/** A column of a file that the registry knows, and its place in the row from 0. */
export type KnownColumn<Kind extends RegistryKind> = {
  place: number;
  key: ColumnKey<Kind>;
  column: Column;
};

/** A column of a file that no rule knows, by its header; kept aside with each row. */
export type UnknownColumn = { place: number; name: string };

/** Where the columns of a file stand. */
export type Header<Kind extends RegistryKind> = {
  kind: Kind;
  known: readonly KnownColumn<Kind>[];
  unknown: readonly UnknownColumn[];
  /** The known columns by which a row is told from others. */
  identities: readonly KnownColumn<Kind>[];
  /** The lines of the header as they stand, to know them again when a file repeats them on every page. */
  lines: readonly (readonly string[])[];
};

/** What a person said each column of a file is, by its place from 0; '' keeps it aside. */
export type Assigned = Readonly<Record<string, string>>;

/** A header, or the canonical names of the columns that this row lacks to be one. */
export type HeaderReading<Kind extends RegistryKind> =
  | { header: Header<Kind> }
  | { missing: string[]; found: number };

// 序号 numbers the lines of a list and says nothing about them.
const ordinals = new Set(['序号', '编号序号', 'no.', 'no']);

/**
 * Reads a row as the header of a registry file: by the canonical headers and their synonyms, or as
 * somebody assigned the columns.
 */
export function readHeader<Kind extends RegistryKind>(
  kind: Kind,
  cells: readonly Cell[],
  assigned?: Assigned,
): HeaderReading<Kind> {
  const known = knownColumns(kind, cells, assigned);
  const lacks = ({ needed, header }: Column) =>
    needed && !known.some(({ column }) => column.header === header);
  const missing = columnsOf(kind).flatMap(([, column]) => (lacks(column) ? [column.header] : []));
  missing.push(...missingIdentity(kind, known));
  if (missing.length > 0) return { missing, found: known.length };
  const identities = known.filter(({ column }) => isIdentity(kind, column));
  const texts = cells.map((cell) => trim(textOf(cell)));
  const unknown = unknownOf(texts, new Set(known.map(({ place }) => place)));
  return { header: { kind, known, identities, unknown, lines: [texts] } };
}

/** The columns of a registry that a row names, or that somebody assigned, each at one place. */
export function knownColumns<Kind extends RegistryKind>(
  kind: Kind,
  cells: readonly Cell[],
  assigned?: Assigned,
): KnownColumn<Kind>[] {
  const texts = cells.map((cell) => trim(textOf(cell)));
  const taken = new Set<number>();
  const known: KnownColumn<Kind>[] = [];
  for (const [key, column] of columnsOf(kind)) {
    const place = assigned
      ? assignedPlace(assigned, key)
      : placeOf([column.header, ...column.synonyms], texts, taken);
    if (place >= 0) known.push({ place, key, column });
    taken.add(place);
  }
  return known;
}

/**
 * Reads two rows as one header, where cells merged over columns or lines divide it: of each column the
 * lower text counts, and the upper where that is blank.
 */
export function readHeaderOfTwo<Kind extends RegistryKind>(
  kind: Kind,
  upper: readonly Cell[],
  lower: readonly Cell[],
): HeaderReading<Kind> {
  const width = Math.max(upper.length, lower.length);
  const joined = Array.from(
    { length: width },
    (_, place) => trim(textOf(lower[place])) || trim(textOf(upper[place])),
  );
  const reading = readHeader(kind, joined);
  if (!('header' in reading)) return reading;
  const lines = [upper, lower].map((cells) => cells.map((cell) => trim(textOf(cell))));
  return { header: { ...reading.header, lines } };
}

/** Whether a row under a header is its second line: nothing in it but names of columns, no identity. */
export function isSecondLine<Kind extends RegistryKind>(
  { kind, known }: Header<Kind>,
  cells: readonly Cell[],
): boolean {
  const names = namesOf(kind);
  const filled = cells.map((cell) => plain(trim(textOf(cell)))).filter((text) => text !== '');
  const needed = known.filter(({ column }) => column.needed || column.required);
  return (
    filled.length > 0 &&
    filled.every((text) => names.has(text)) &&
    needed.every(({ place }) => trim(textOf(cells[place])) === '')
  );
}

function namesOf(kind: RegistryKind): ReadonlySet<string> {
  return new Set(
    columnsOf(kind).flatMap(([, { header, synonyms }]) => [header, ...synonyms].map(plain)),
  );
}

const assignedPlace = (assigned: Assigned, key: string): number =>
  Number(Object.entries(assigned).find(([, to]) => to === key)?.[0] ?? -1);

const isIdentity = (kind: RegistryKind, { unique, required }: Column): boolean =>
  (unique || (isPairedIdentity(kind) && required)) ?? false;

/** The canonical headers of all columns that a file of this registry must have. */
export function neededHeaders(kind: RegistryKind): string[] {
  return columnsOf(kind).flatMap(([, { needed, header }]) => (needed ? [header] : []));
}

/** Whether the row repeats a line of the header. */
export function isHeaderAgain(
  lines: readonly (readonly string[])[],
  cells: readonly Cell[],
): boolean {
  return lines.some((texts) => texts.every((text, place) => trim(textOf(cells[place])) === text));
}

/** The place of the first name that stands in the row and is not taken, in the order of the names. */
function placeOf(names: readonly string[], texts: readonly string[], taken: ReadonlySet<number>) {
  for (const name of names) {
    const place = texts.findIndex((text, at) => plain(text) === plain(name) && !taken.has(at));
    if (place >= 0) return place;
  }
  return -1;
}

// 许昌 keeps inspectors by 执法证号 alone, 高青 by 身份证号 and 警号: one of the three must be there.
function missingIdentity(kind: RegistryKind, known: readonly { column: Column }[]): string[] {
  const identities = columnsOf(kind).flatMap(([, column]) => (column.unique ? [column] : []));
  if (identities.some((column) => known.some((found) => found.column === column))) return [];
  return identities.filter(({ needed }) => !needed).map(({ header }) => header);
}

function unknownOf(texts: readonly string[], taken: ReadonlySet<number>): UnknownColumn[] {
  const unknown: UnknownColumn[] = [];
  for (const [place, text] of texts.entries()) {
    if (text === '' || taken.has(place) || ordinals.has(plain(text))) continue;
    let name = text;
    for (let copy = 2; unknown.some((other) => other.name === name); copy++)
      name = `${text} (${copy})`;
    unknown.push({ place, name });
  }
  return unknown;
}

/** A header without what typing varies: spaces, line breaks, width of signs, marks of mandatory columns. */
function plain(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s*]|\(必填\)/g, '');
}
