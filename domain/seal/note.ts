import { ed25519 } from '@noble/curves/ed25519.js';
import { concat, hexBytes } from '../draw/bytes.ts';
import { sha256 } from '../draw/hash.ts';
import { fromBase64, toBase64 } from './base64.ts';

/** A text that ends in a line break, with the signature of one key below it (C2SP signed note). */
export type Signer = { name: string; seed: Uint8Array };

const algorithm = Uint8Array.of(1);

/** The note: the text, an empty line, and the line of the signature. */
export function signNote(text: string, { name, seed }: Signer): string {
  const id = keyId(name, ed25519.getPublicKey(seed));
  const signature = ed25519.sign(new TextEncoder().encode(text), seed);
  return `${text}\n— ${name} ${toBase64(concat(id, signature))}\n`;
}

/** What others check a signer's notes with: name, key id and public key in one line (C2SP vkey). */
export function verifierOf({ name, seed }: Signer): string {
  const key = ed25519.getPublicKey(seed);
  return `${name}+${hexOf(keyId(name, key))}+${toBase64(concat(algorithm, key))}`;
}

/** The text of a note that this key signed, or null when it did not or the note is ill formed. */
export function openNote(note: string, verifier: string): string | null {
  const key = parseVerifier(verifier);
  const parts = /^(?<text>[^]*\n)\n— (?<name>\S+) (?<blob>\S+)\n$/u.exec(note)?.groups;
  if (!key || !parts || parts['name'] !== key.name) return null;
  const blob = fromBase64(parts['blob']!);
  const id = keyId(key.name, key.key);
  if (blob?.length !== 68 || !id.every((byte, at) => byte === blob[at])) return null;
  const text = parts['text']!;
  return verifies(blob.subarray(4), new TextEncoder().encode(text), key.key) ? text : null;
}

function parseVerifier(verifier: string): { name: string; key: Uint8Array } | null {
  const [, name = '', id, encoded = ''] = /^([^+\s]+)\+([0-9a-f]{8})\+(\S+)$/u.exec(verifier) ?? [];
  const bytes = fromBase64(encoded);
  if (!name || bytes?.length !== 33 || bytes[0] !== 1) return null;
  const key = bytes.subarray(1);
  return id === hexOf(keyId(name, key)) ? { name, key } : null;
}

function verifies(signature: Uint8Array, text: Uint8Array, key: Uint8Array): boolean {
  try {
    return ed25519.verify(signature, text, key, { zip215: false });
  } catch {
    // Bytes that are no point of the curve sign nothing.
    return false;
  }
}

const hexOf = (bytes: Uint8Array): string =>
  Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');

// The first four bytes of SHA-256( name ‖ line break ‖ algorithm ‖ key ).
const keyId = (name: string, key: Uint8Array): Uint8Array =>
  hexBytes(sha256(concat(new TextEncoder().encode(`${name}\n`), algorithm, key))).subarray(0, 4);
