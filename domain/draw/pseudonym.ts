import { asciiBytes, concat, hexBytes } from './bytes.ts';
import { sha256 } from './hash.ts';

const blockBytes = 64;
const idLength = 18;
const base32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** HMAC-SHA-256 (RFC 2104) under one key of at most 64 bytes, as 64 lower-case hex digits. */
export function hmacUnder(key: Uint8Array): (message: Uint8Array) => string {
  const inner = paddedKey(key, 0x36);
  const outer = paddedKey(key, 0x5c);
  return (message) => sha256(concat(outer, hexBytes(sha256(concat(inner, message)))));
}

/**
 * The pseudonyms under one pool key (hex, 32 bytes): the first 18 characters of the Base32 (RFC 4648)
 * of HMAC-SHA-256(key, real id). Where a pool has them, they are the ids everywhere (draw.md §3).
 */
export function pseudonymsUnder(poolKey: string): (id: string) => string {
  const hmac = hmacUnder(hexBytes(poolKey));
  return (id) => base32Of(hexBytes(hmac(asciiBytes(id)))).slice(0, idLength);
}

/** One pseudonym, for whoever holds the pool key. */
export const pseudonymOf = (poolKey: string, id: string): string => pseudonymsUnder(poolKey)(id);

/** What the announcement says of a pool key: its SHA-256, hex. */
export const poolKeyHash = (poolKey: string): string => sha256(hexBytes(poolKey));

function paddedKey(key: Uint8Array, pad: number): Uint8Array {
  const block = new Uint8Array(blockBytes).fill(pad);
  key.forEach((byte, at) => {
    block[at] = byte ^ pad;
  });
  return block;
}

// No padding: only the first characters are ever asked for.
function base32Of(bytes: Uint8Array): string {
  let text = '';
  let held = 0;
  let bits = 0;
  for (const byte of bytes) {
    held = ((held << 8) | byte) & 0xfff;
    bits += 8;
    while (bits >= 5) {
      bits -= 5;
      text += base32[(held >>> bits) & 31];
    }
  }
  return text;
}
