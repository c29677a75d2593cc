import { type Day, parseDay } from '../calendar.ts';

// The spaces of every script, and the invisible marks that spreadsheets leave around a text.
const edges = /^[\s\u200B-\u200D\u2060]+|[\s\u200B-\u200D\u2060]+$/g;
const dashes = /[-‐‑‒–—―−－]/g;

/** The text without the spaces around it, the ideographic and the invisible ones included. */
export function trim(text: string): string {
  return isTight(text) ? text : text.replace(edges, '');
}

// Nearly every cell begins and ends with a sign above the space that is none of the marks.
function isTight(text: string): boolean {
  return isPlain(text.charCodeAt(0)) && isPlain(text.charCodeAt(text.length - 1));
}

const isPlain = (code: number): boolean =>
  (code > 0x20 && code < 0x7f) || (code > 0x3000 && code < 0xfe00) || Number.isNaN(code);

/** Codes and numbers in half width and upper case: `ｇqga－００１` is `GQGA-001`. */
export function repairCode(text: string): string {
  return narrow(trim(text)).toUpperCase();
}

/** Numbers in half width, percent sign included. */
export function repairNumber(text: string): string {
  return narrow(trim(text));
}

/** Telephones in half width and without dashes. */
export function repairTelephone(text: string): string {
  return narrow(trim(text)).replace(dashes, '');
}

/** A date in any of the usual ways of writing as `YYYY-MM-DD`; nothing when there is no such day. */
export function repairDate(text: string): Day | undefined {
  const plain = narrow(trim(text)).replace(midnight, '');
  const parts = separated.exec(plain) ?? compact.exec(plain);
  if (!parts) return undefined;
  const [year, month, day] = parts.slice(1);
  return parseDay(`${year}-${month?.padStart(2, '0')}-${day?.padStart(2, '0')}`);
}

// 2028-06-30, 2028/6/30, 2027.3.5, 2029年1月31日 and 20280630; exports add midnight to a date, and a
// workbook's own cell of a date (ISO 8601) has it behind a T.
const separated = /^(\d{4}) ?[-/.年] ?(\d{1,2}) ?[-/.月] ?(\d{1,2}) ?日?$/;
const compact = /^(\d{4})(\d{2})(\d{2})$/;
const midnight = /[ T]0?0:00(:00(\.0+)?)?Z?$/;

/** Full-width letters, digits and signs (U+FF01 to U+FF5E) as their ASCII twins. */
function narrow(text: string): string {
  return text.replace(/[\uFF01-\uFF5E]/g, (sign) =>
    String.fromCharCode(sign.charCodeAt(0) - 0xfee0),
  );
}
