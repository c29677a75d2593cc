/** What a cell holds beside text: something that could run, or leads out of the file. */
export type CellFault = 'formulaCell' | 'hyperlink';

/** A cell as the file has it: its text, a number that needs no quoting, or a fault. */
export type Cell = string | number | { fault: CellFault };

/** One row of a sheet: `row` is the sheet's own number, in CSV the number of the record, from 1. */
export type SheetRow = { row: number; cells: readonly Cell[] };

/** The text that a cell shows; a faulty cell shows none. */
export function textOf(cell: Cell | undefined): string {
  if (cell === undefined || typeof cell === 'object') return '';
  // No database takes a NUL, and nobody sees one.
  return String(cell).replaceAll('\0', '');
}
