import { Refusal, type RefusalDetails } from '../refusal.ts';

/** What a field of a pool, a specification, a match or a receipt has to be. */
export type FieldRule =
  | 'object'
  | 'array'
  | 'boolean'
  | 'known-field'
  | 'present'
  | 'whole-number'
  | 'id'
  | 'draw-id'
  | 'hex'
  | 'kind'
  | 'version'
  | 'cutoff'
  | 'not-empty'
  | 'stratum-in-spec'
  | 'once'
  | 'known-serial'
  | 'one-team-per-subject';

/** Refuses input: `field` is the path inside the document, `rule` what was expected there. */
export function malformed(field: string, rule: FieldRule, details: RefusalDetails = {}): never {
  throw new Refusal('bad-input', { field, rule, ...details });
}

/** The path of a member: `strata.1`, or `entropy[0]` for an array. */
export const member = (field: string, key: string | number): string => {
  if (typeof key === 'number') return `${field}[${key}]`;
  return field === '' ? key : `${field}.${key}`;
};

/** An object with the required fields and no others than those and the optional ones. */
export function objectAt(
  value: unknown,
  field: string,
  required: readonly string[],
  optional: readonly string[] = [],
): Record<string, unknown> {
  const object = mapAt(value, field);
  for (const key in object) {
    if (!required.includes(key) && !optional.includes(key)) {
      malformed(member(field, key), 'known-field');
    }
  }
  for (const key of required) {
    if (!Object.hasOwn(object, key)) malformed(member(field, key), 'present');
  }
  return object;
}

/** An object whose fields are names of their own, such as `strata`. */
export function mapAt(value: unknown, field: string): Record<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    malformed(field, 'object');
  }
  return value as Record<string, unknown>;
}

/** An array. */
export function arrayAt(value: unknown, field: string): unknown[] {
  if (!Array.isArray(value)) malformed(field, 'array');
  return value as unknown[];
}

/** A whole number between `low` and `high`, both included. */
export function wholeAt(value: unknown, field: string, low: number, high: number): number {
  if (!Number.isSafeInteger(value) || (value as number) < low || (value as number) > high) {
    malformed(field, 'whole-number', { low, high });
  }
  return value as number;
}

/** True or false. */
export function booleanAt(value: unknown, field: string): boolean {
  if (typeof value !== 'boolean') malformed(field, 'boolean');
  return value as boolean;
}

/** An id of a subject: ASCII `[0-9A-Z]`, 1–18 characters. */
export function idAt(value: unknown, field: string): string {
  if (typeof value !== 'string' || !/^[0-9A-Z]{1,18}$/.test(value)) malformed(field, 'id');
  return value as string;
}

/** Hex digits for `low` to `high` bytes in either case; the answer is lower case. */
export function hexAt(value: unknown, field: string, low: number, high: number): string {
  if (typeof value !== 'string' || !/^(?:[0-9a-fA-F]{2})*$/.test(value)) {
    malformed(field, 'hex', { low, high });
  }
  const hex = value as string;
  if (hex.length < 2 * low || hex.length > 2 * high) malformed(field, 'hex', { low, high });
  return hex.toLowerCase();
}
