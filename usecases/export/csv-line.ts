/** A record of CSV (RFC 4180): every field quoted, so that no reader guesses. */
export const csvLine = (cells: readonly string[]): string =>
  `${cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',')}\r\n`;
