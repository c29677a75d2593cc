import type { RegistryKind } from '../../../domain/registry/columns.ts';

/**
 * What files.md makes of one line of a file: it is no row, it lands, it lands after a repair, or
 * it is refused for the column named (`*` where files.md leaves open which of two).
 */
export type Fate = 'none' | 'clean' | 'repaired' | { refused: string };

/** What is expected of a file as a whole: its counts, or that it cannot be read. */
export type Expected =
  | 'unreadable'
  | { rows: number; clean: number; repaired: number; refused: { row: number; field: string }[] };

/** A registry that somebody else wrote, and what the rules make of it. */
export type Stranger = {
  name: string;
  kind: RegistryKind;
  bytes: Uint8Array;
  expected: Expected;
};

/** Counts the fates of the lines of a file, whose first line is row 1. */
export function expect(lines: { fate: Fate }[]): Exclude<Expected, 'unreadable'> {
  const of = (fate: Fate) => lines.filter((line) => line.fate === fate).length;
  const refused = lines.flatMap(({ fate }, index) =>
    typeof fate === 'object' ? [{ row: index + 1, field: fate.refused }] : [],
  );
  const repaired = of('repaired');
  const clean = of('clean') + repaired;
  return { rows: clean + refused.length, clean, repaired, refused };
}

/** A line that is refused for this column. */
export const no = (field: string): Fate => ({ refused: field });

const codeLetters = '0123456789ABCDEFGHJKLMNPQRTUWXY';

/** A 统一社会信用代码 with its check digit (GB 32100), the number in its middle. */
export function uscc(number: number, kind = '91'): string {
  const first = `${kind}370322${number.toString().padStart(9, '0')}`;
  const sum = first
    .split('')
    .reduce((total, letter, place) => total + codeLetters.indexOf(letter) * (3 ** place % 31), 0);
  return first + codeLetters[(31 - (sum % 31)) % 31];
}

/** A 身份证号 of somebody born on this day (GB 11643). */
export function idNumber(born: string, order: number): string {
  const first = `370399${born}${order.toString().padStart(3, '0')}`;
  const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
  const sum = weights.reduce((total, weight, place) => total + weight * Number(first[place]), 0);
  return first + '10X98765432'[sum % 11];
}

/** The same identity with another last digit: never right. */
export const wrong = (code: string): string => code.slice(0, -1) + (code.endsWith('7') ? '5' : '7');

/** Letters and digits in their full width. */
export const wide = (text: string): string =>
  text.replaceAll(/[!-~]/gu, (letter) => String.fromCharCode(letter.charCodeAt(0) + 0xfee0));

/** Text that no packing makes shorter: an index keeps no more than some thousand bytes of a value. */
export function noise(length: number): string {
  let state = length;
  const next = () => (state = (state * 48_271) % 0x7fffffff);
  return Array.from({ length }, () => String.fromCharCode(0x4e00 + (next() % 20_000))).join('');
}
