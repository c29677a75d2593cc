import { UnreadableFile } from '../../domain/registry/reasons.ts';
import type { Archive } from './read-archive.ts';
import { type SheetParts, tagsOf } from './read-workbook.ts';
import { placeOf } from './scan-formulas.ts';

type Stretch = { from: number; to: number };

/** The cells that link out of the workbook: stretches of places from 0, by the sheet's row number. */
type Hyperlinks = ReadonlyMap<number, readonly Stretch[]>;

// A link over more rows than a sheet has is made to keep us busy.
const mostRows = 2 ** 20;

/**
 * Finds the cells of a sheet that link out of it. They are listed after all rows, so a sheet whose
 * relationships name such links is read through once before; links inside the file are harmless.
 */
export async function findHyperlinks(archive: Archive, parts: SheetParts): Promise<Hyperlinks> {
  const found = new Map<number, Stretch[]>();
  if (!parts.relationships) return found;
  const related = tagsOf(await archive.text(parts.relationships), 'Relationship');
  if (!related.some(({ Type = '' }) => Type.endsWith('/hyperlink'))) return found;
  let rows = 0;
  for (const tag of tagsOf(await textAfterRows(archive, parts.sheet), 'hyperlink')) {
    if (!Object.keys(tag).some((name) => name.endsWith(':id'))) continue;
    const { fromRow, toRow, from, to } = areaOf(tag['ref'] ?? '');
    rows += toRow - fromRow + 1;
    if (rows > mostRows) throw new UnreadableFile('externalLinks');
    for (let row = fromRow; row <= toRow; row++)
      found.set(row, [...(found.get(row) ?? []), { from, to }]);
  }
  return found;
}

/** Whether the cell at a place lies in one of a row's stretches. */
export function isLinked(stretches: readonly Stretch[], place: number): boolean {
  return stretches.some(({ from, to }) => place >= from && place <= to);
}

async function textAfterRows(archive: Archive, part: string): Promise<string> {
  let text = '';
  let past = false;
  for await (const chunk of archive.open(part)) {
    text += chunk.toString('latin1');
    past ||= /<\/(\w+:)?sheetData>/.test(text);
    if (!past) text = text.slice(-32);
  }
  return text;
}

function areaOf(ref: string) {
  const [, from, fromRow, to = from, toRow = fromRow] =
    /^\$?([A-Z]{1,3})\$?(\d{1,7})(?::\$?([A-Z]{1,3})\$?(\d{1,7}))?$/.exec(ref) ?? [];
  if (from === undefined || to === undefined) throw new UnreadableFile('damaged');
  return { fromRow: Number(fromRow), toRow: Number(toRow), from: placeOf(from), to: placeOf(to) };
}
