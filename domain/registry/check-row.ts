import { type Cell, type SheetRow, textOf } from './cell.ts';
import { isIdNumber, isUscc } from './check-digits.ts';
import {
  type Column,
  columns,
  isPairedIdentity,
  type RegistryKind,
  registryKinds,
  type Shape,
} from './columns.ts';
import { type Header, isHeaderAgain, type KnownColumn, type UnknownColumn } from './header.ts';
import { type PackedSet, packedSet } from './packed-set.ts';
import type { RowReason } from './reasons.ts';
import { type Extra, type RegistryRecord, recordOf, type Values } from './records.ts';
import { repairCode, repairDate, repairNumber, repairTelephone, trim } from './repair.ts';

/** A row that lands; `repaired` when at least one of its cells was changed. */
export type CleanRow<Kind extends RegistryKind> = {
  ok: true;
  row: number;
  record: RegistryRecord[Kind];
  repaired: boolean;
};

/** A row that does not land: its first fault, with the canonical header of the cell. */
export type RefusedRow = { ok: false; row: number; field: string; reason: RowReason };

/** What became of a data row. */
export type CheckedRow<Kind extends RegistryKind> = CleanRow<Kind> | RefusedRow;

/** The identities of all rows so far, refused ones included; one set for each identifying column. */
export type Seen = Map<string, PackedSet>;

type Fault = { place: number; field: string; reason: RowReason };
type Reading = { text: string; changed: boolean; fault?: RowReason };

/**
 * Checks one row by the rules of its registry and remembers its identity in `seen`. Gives nothing
 * for a row that is none: empty, with nothing but 序号, or the header once more.
 */
export function checkRow<Kind extends RegistryKind>(
  header: Header<Kind>,
  { row, cells }: SheetRow,
  seen: Seen,
): CheckedRow<Kind> | undefined {
  const isFilled = ({ place }: { place: number }) => !isBlank(cells[place]);
  if (!header.known.some(isFilled) && !header.unknown.some(isFilled)) return undefined;
  if (isHeaderAgain(header.lines, cells)) return undefined;
  const values = blankValues(header.kind);
  const faults: Fault[] = [];
  let repaired = false;
  for (const { place, key, column } of header.known) {
    const { text, changed, fault } = readCell(column, cells[place]);
    values[key] = text;
    repaired ||= changed;
    if (fault) faults.push({ place, field: column.header, reason: fault });
  }
  const extra = readExtra(header.unknown, cells, faults);
  noteIdentity(header, values, seen, faults);
  const first = leftmost(faults);
  if (first) return { ok: false, row, field: first.field, reason: first.reason };
  return { ok: true, row, record: recordOf[header.kind](values, extra), repaired };
}

const isBlank = (cell: Cell | undefined): boolean =>
  typeof cell !== 'object' && trim(textOf(cell)) === '';

function readCell(column: Column, cell: Cell | undefined): Reading {
  if (typeof cell === 'object') return { text: '', changed: false, fault: cell.fault };
  const written = textOf(cell);
  const text = repairs[column.shape](written);
  const reading = { text, changed: text !== written };
  const fault = faultOf(column, typeof cell === 'number' ? '' : trim(written), text);
  return fault ? { ...reading, fault } : reading;
}

const repairs: Record<Shape, (written: string) => string> = {
  text: trim,
  grade: trim,
  status: trim,
  code: repairCode,
  uscc: repairCode,
  idNumber: repairCode,
  number: repairNumber,
  telephone: repairTelephone,
  date: (written) => repairDate(written) ?? trim(written),
};

/** The fault of one cell; `typed` is its text before repair, empty for a number of the sheet. */
function faultOf(column: Column, typed: string, text: string): RowReason | undefined {
  if (runs(typed)) return 'formulaText';
  if (text === '') return column.required ? 'blank' : undefined;
  if (!rules[column.shape](text)) return wrong[column.shape];
  return column.indexed && text.length > mostIndexed ? 'tooLong' : undefined;
}

// An index of the database takes 2,704 bytes, of two texts together at the most; a letter has up to
// three, and a row that no index takes would bring down its whole file.
const mostIndexed = 400;

/** Text that a spreadsheet would run as a formula, now or after the next export (ASVS 1.2.10). */
const runs = (text: string): boolean => /^[=+\-@＝＋－＠]/.test(text);

const always = () => true;

const rules: Record<Shape, (text: string) => boolean> = {
  text: always,
  code: always,
  number: always,
  telephone: always,
  uscc: isUscc,
  idNumber: isIdNumber,
  date: (text) => repairDate(text) !== undefined,
  grade: (text) => ['A', 'B', 'C'].includes(text),
  status: (text) => ['存续', '注销', '吊销', '停业', '迁出'].includes(text),
};

const wrong: Partial<Record<Shape, RowReason>> = {
  uscc: 'usccCheck',
  idNumber: 'idNumberCheck',
  date: 'date',
  grade: 'grade',
  status: 'status',
};

function readExtra(
  unknown: readonly UnknownColumn[],
  cells: readonly Cell[],
  faults: Fault[],
): Extra {
  const extra: Extra = {};
  for (const { place, name } of unknown) {
    const cell = cells[place];
    const text = trim(textOf(cell));
    if (typeof cell === 'object') faults.push({ place, field: name, reason: cell.fault });
    if (typeof cell === 'string' && runs(text))
      faults.push({ place, field: name, reason: 'formulaText' });
    if (text !== '') extra[name] = text;
  }
  return extra;
}

/** Refuses an identity that an earlier row had, whatever became of that row. */
function noteIdentity<Kind extends RegistryKind>(
  { kind, identities }: Header<Kind>,
  values: Values<Kind>,
  seen: Seen,
  faults: Fault[],
): void {
  const last = identities.at(-1);
  if (isPairedIdentity(kind) && last) {
    const pair = identities.map(({ key }) => values[key] as string);
    if (!pair.includes('')) note('pair', pair.join(' '), last);
    return;
  }
  for (const found of identities)
    if (values[found.key] !== '') note(found.key, values[found.key], found);

  function note(name: string, identity: string, { place, column }: KnownColumn<Kind>): void {
    const earlier = seen.get(name) ?? packedSet();
    seen.set(name, earlier);
    if (!earlier.add(identity)) faults.push({ place, field: column.header, reason: 'duplicate' });
  }
}

/** A row is refused once, for what a reader of the sheet meets first; of one cell the first fault. */
function leftmost(faults: readonly Fault[]): Fault | undefined {
  if (faults.length < 2) return faults[0];
  return faults.toSorted((one, other) => one.place - other.place)[0];
}

function blankValues<Kind extends RegistryKind>(kind: Kind): Values<Kind> {
  return { ...blanks[kind] } as Values<Kind>;
}

const blanks = Object.fromEntries(
  registryKinds.map((kind) => [
    kind,
    Object.fromEntries(Object.keys(columns[kind]).map((key) => [key, ''])),
  ]),
) as Record<RegistryKind, Record<string, string>>;
