/** The text of some bytes, one letter for each. */
export const latin1 = (bytes: Uint8Array): string => String.fromCharCode(...bytes);

/** Whether `text` stands in the bytes at `at`, one byte for each letter. */
export function startsWith(bytes: Uint8Array, text: string, at = 0): boolean {
  if (bytes.length < at + text.length) return false;
  for (let n = 0; n < text.length; n += 1) {
    if (bytes[at + n] !== text.charCodeAt(n)) return false;
  }
  return true;
}

/** Sixteen bits, the high byte first; NaN behind the end. */
export const wordAt = (bytes: Uint8Array, at: number): number =>
  (bytes[at] ?? Number.NaN) * 256 + (bytes[at + 1] ?? Number.NaN);

/** Several pieces as one. */
export function joined(pieces: Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}
