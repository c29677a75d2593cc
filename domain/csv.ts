/**
 * Rows as CSV (RFC 4180) for spreadsheets: UTF-8 with a mark, every field quoted. A text that begins like
 * a formula gets an apostrophe, else a spreadsheet would run what somebody typed elsewhere.
 */
export const csvOf = (rows: readonly (readonly (string | number)[])[]): string =>
  `\uFEFF${rows.map((row) => row.map(fieldOf).join(',')).join('\r\n')}\r\n`;

function fieldOf(value: string | number): string {
  const text = String(value);
  const isRisky = typeof value === 'string' && /^[=+\-@\t\r]/.test(text);
  return `"${(isRisky ? `'${text}` : text).replaceAll('"', '""')}"`;
}
