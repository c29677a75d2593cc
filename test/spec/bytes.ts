import { createHash } from 'node:crypto';

/** SHA-256 of the parts one after the other, lower-case hex. */
export function sha256(...parts: (Uint8Array | string)[]): string {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest('hex');
}

/** A whole number as big-endian bytes. */
export function big(value: number, bytes: 1 | 2 | 4): Buffer {
  return Buffer.from(value.toString(16).padStart(bytes * 2, '0'), 'hex');
}

/** A text with its length before it: one byte, then the bytes. */
export const short = (text: string): Buffer =>
  Buffer.concat([big(Buffer.byteLength(text), 1), Buffer.from(text)]);

/** The bytes of a hex text. */
export const bytes = (hex: string): Buffer => Buffer.from(hex, 'hex');
