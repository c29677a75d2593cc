/**
 * Canonical JSON (RFC 8785): members sorted by name, no spaces, numbers as ECMAScript writes them.
 * For data made of plain objects, arrays, strings, finite numbers, booleans and null; anything else,
 * a date for one, throws instead of becoming something that nobody meant.
 */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (typeof value !== 'object' || value === null) return primitive(value);
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null) {
    throw new TypeError(`no canonical JSON of ${Object.prototype.toString.call(value)}`);
  }
  const members = Object.entries(value)
    .filter(([, item]) => item !== undefined)
    .sort(([a], [b]) => Number(a > b) - Number(a < b))
    .map(([name, item]) => `${JSON.stringify(name)}:${canonicalJson(item)}`);
  return `{${members.join(',')}}`;
}

function primitive(value: unknown): string {
  const text =
    Number.isNaN(value) || Math.abs(value as number) === Infinity
      ? undefined
      : JSON.stringify(value);
  if (text === undefined) throw new TypeError(`no canonical JSON of ${String(value)}`);
  return text;
}
