import { UnreadableFile } from '../../domain/registry/reasons.ts';

/** The cells of a sheet that hold formulas. */
export type FormulaCells = {
  /** Takes in the next bytes of the sheet, before the parser gets them. */
  scan: (chunk: Buffer) => void;
  /** The places of a row's formula cells from 0, by the sheet's row number; forgets them. */
  take: (row: number) => ReadonlySet<number> | undefined;
};

// Cells hold 32,767 characters: a megabyte without a tag is no sheet.
const longestText = 2 ** 20;

/**
 * Looks for formulas in the bytes of a sheet on their way to the parser, which gives a formula's
 * last result as if it had been typed: when a row comes out, its bytes have gone by here.
 */
export function formulaCells(): FormulaCells {
  const found = new Map<number, Set<number>>();
  let rest = '';
  let done = 0;
  return {
    scan(chunk) {
      const text = rest + chunk.toString('latin1');
      // The last tag may be cut in two; the one before it may be the cell of a formula.
      const last = Math.max(text.lastIndexOf('<'), 0);
      for (const at of formulasIn(text))
        if (at >= done && at < last) note(text.slice(0, at), found);
      const before = Math.max(text.lastIndexOf('<', last - 1), 0);
      rest = text.slice(before);
      done = last - before;
      if (rest.length > longestText) throw new UnreadableFile('damaged');
    },
    take(row) {
      const places = found.get(row);
      if (places) found.delete(row);
      return places;
    },
  };
}

function formulasIn(text: string): number[] {
  // Hardly any sheet has one, and looking for two signs is much quicker than for the tag.
  if (!text.includes('<f') && !text.includes(':f')) return [];
  return [...text.matchAll(/<(?:\w+:)?f[\s/>]/g)].map(({ index }) => index);
}

/** Notes the cell whose opening tag ends the text: by its schema a formula stands first in its cell. */
function note(text: string, found: Map<number, Set<number>>): void {
  const [, attributes = ''] = /<(?:\w+:)?c\b([^<>]*)>\s*$/.exec(text.slice(-1024)) ?? [];
  const [, column, row] = /\br=["']([A-Z]{1,3})(\d{1,7})["']/.exec(attributes) ?? [];
  if (column === undefined) throw new UnreadableFile('unplacedFormula');
  const places = found.get(Number(row)) ?? new Set();
  found.set(Number(row), places.add(placeOf(column)));
}

/** The place of a column from 0: A is 0, Z is 25, AA is 26. */
export function placeOf(column: string): number {
  let place = 0;
  for (const letter of column) place = place * 26 + letter.charCodeAt(0) - 64;
  return place - 1;
}
