import type { Cell } from '../../../domain/registry/cell.ts';
import { checkRow, type Seen } from '../../../domain/registry/check-row.ts';
import type { RegistryKind } from '../../../domain/registry/columns.ts';
import { readHeader } from '../../../domain/registry/header.ts';

/** Checks rows under a header as one file; the header is row 1. */
export function check<Kind extends RegistryKind>(kind: Kind, titles: string, ...rows: Cell[][]) {
  const reading = readHeader(kind, titles.split(','));
  if (!('header' in reading)) throw new Error(`lacks ${reading.missing.join()}`);
  const seen: Seen = new Map();
  return rows.map((cells, index) => checkRow(reading.header, { row: index + 2, cells }, seen));
}
