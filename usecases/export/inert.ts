/**
 * A text that no spreadsheet runs (ASVS 1.2.10): what begins like a formula, also in full width, gets an
 * apostrophe in front, as spreadsheets themselves mark plain text.
 */
export const inert = (text: string): string =>
  /^[\s]*[=+\-@＝＋－＠\t\r]/.test(text) ? `'${text}` : text;
