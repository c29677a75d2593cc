/** The bytes that a string of hex digits stands for; the digits are already known to be well formed. */
export function hexBytes(hex: string): Uint8Array {
  const bytes = new Uint8Array(hex.length / 2);
  writeHex(bytes, 0, hex);
  return bytes;
}

/** Writes the bytes of a hex string into `target` from `offset` on. */
export function writeHex(target: Uint8Array, offset: number, hex: string): void {
  for (let at = 0; at < hex.length; at += 2) {
    target[offset + at / 2] = (digit(hex.charCodeAt(at)) << 4) | digit(hex.charCodeAt(at + 1));
  }
}

/** Writes an ASCII string into `target` from `offset` on. */
export function writeAscii(target: Uint8Array, offset: number, text: string): void {
  for (let at = 0; at < text.length; at += 1) target[offset + at] = text.charCodeAt(at);
}

/** Big-endian bytes of a whole number. */
export function bigEndian(value: number, length: 1 | 2): Uint8Array {
  return Uint8Array.from({ length }, (_, at) => value >>> (8 * (length - 1 - at)));
}

/** The bytes of an ASCII string. */
export function asciiBytes(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length);
  writeAscii(bytes, 0, text);
  return bytes;
}

/** One message out of several parts. */
export function concat(...parts: Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let offset = 0;
  for (const part of parts) {
    bytes.set(part, offset);
    offset += part.length;
  }
  return bytes;
}

// '0'–'9' are 48–57; 'A'–'F' and 'a'–'f' end in the nibble 1–6.
const digit = (code: number) => (code < 58 ? code - 48 : (code & 15) + 9);
