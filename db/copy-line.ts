/** A value as COPY takes it in its text format; bytes go in hex. */
export type CopyValue = string | number | boolean | Buffer | null;

/** One row as a line of COPY's text format. */
export const copyLine = (values: readonly CopyValue[]): string =>
  `${values.map(fieldOf).join('\t')}\n`;

function fieldOf(value: CopyValue): string {
  if (typeof value === 'string') return needsEscape.test(value) ? escaped(value) : value;
  if (value === null) return '\\N';
  if (typeof value === 'object') return `\\\\x${value.toString('hex')}`;
  return String(value);
}

const needsEscape = /[\\\t\n\r]/;
const escaped = (text: string): string => text.replace(/[\\\t\n\r]/g, (sign) => escapes[sign]!);
const escapes: Record<string, string> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' };
