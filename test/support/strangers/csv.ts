import iconv from 'iconv-lite';
import type { RegistryKind } from '../../../domain/registry/columns.ts';
import { cleanRow, type Row } from './rows.ts';
import { type Expected, expect, type Fate, type Stranger } from './stranger.ts';

/** A line of a CSV file as it stands there, without the end of its line. */
type Text = { text: string; fate: Fate };

/** A line as it is written down, whatever it says. */
export const raw = (text: string, fate: Fate = 'none'): Text => ({ text, fate });

const quoted = (cell: string, comma: string): string =>
  cell.includes(comma) || /["\r\n]/u.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;

/** Gives rows of a kind with these columns: the n-th clean row with some cells put in place. */
export function writer(
  kind: RegistryKind,
  columns: Record<string, string>,
  comma = ',',
): { header: Text; row: (n: number, fate: Fate, cells?: Row) => Text } {
  const written = (cells: string[]) => cells.map((cell) => quoted(cell, comma)).join(comma);
  return {
    header: raw(written(Object.values(columns))),
    row: (n, fate, cells = {}) => {
      const row = { ...cleanRow[kind](n), ...cells };
      return { text: written(Object.keys(columns).map((key) => row[key] ?? '')), fate };
    },
  };
}

/** The columns of a kind as the sample names them. */
export const ownNames = (kind: RegistryKind): Record<string, string> =>
  Object.fromEntries(Object.keys(cleanRow[kind](1)).map((key) => [key, key]));

type Form = { encoding?: string; bom?: boolean; ends?: string[]; last?: string };

/** Puts lines together as a file; the ends of lines are taken in turn. */
export function csv(
  name: string,
  kind: RegistryKind,
  lines: Text[],
  { encoding = 'utf8', bom = false, ends = ['\r\n'], last }: Form = {},
  expected: Expected = expect(lines),
): Stranger {
  const text = lines
    .map((line, at) => {
      const isLast = at === lines.length - 1;
      return line.text + (isLast && last !== undefined ? last : ends[at % ends.length]);
    })
    .join('');
  return { name, kind, bytes: iconv.encode(text, encoding, { addBOM: bom }), expected };
}
