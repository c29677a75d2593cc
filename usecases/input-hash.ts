import { createHash } from 'node:crypto';
import { canonicalJson } from '../domain/draw/canonical.ts';

/** SHA-256 (hex) of an input in canonical form; a file's bytes stand in it by their own hash. */
export const hashOf = (input: unknown): string => sha256(canonicalJson(plain(input)));

function plain(value: unknown): unknown {
  if (value instanceof Uint8Array) return sha256(value);
  if (value instanceof Date) return value.toISOString();
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, plain(item)]));
}

const sha256 = (data: string | Uint8Array) => createHash('sha256').update(data).digest('hex');
