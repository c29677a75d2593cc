import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto';
import { config } from '../config.ts';

const keyId = 1;
const nonceBytes = 12;
const tagBytes = 16;

const keys = new Map<string, { data: Buffer; nonce: Buffer }>();

// A million telephones ask for the same two keys.
function keysNow() {
  const { DATA_KEY } = config();
  const known = keys.get(DATA_KEY);
  if (known) return known;
  const data = Buffer.from(DATA_KEY, 'hex');
  // One key never serves two purposes.
  const made = { data, nonce: createHmac('sha256', data).update('nonce').digest() };
  keys.set(DATA_KEY, made);
  return made;
}

const key = () => keysNow().data;

/** Encrypts a text for a `…_sealed` column: key id, nonce, tag, AES-256-GCM text. */
export const seal = (text: string): Buffer => sealWith(randomBytes(nonceBytes), text);

/** The same for bytes. */
export const sealBytes = (bytes: Buffer): Buffer => sealWith(randomBytes(nonceBytes), bytes);

/**
 * Encrypts a text that is compared with what is on file: the same text of the same owner gives the same
 * bytes, so a registry of a million telephones is compared without opening one. The nonce is a keyed
 * hash of both, so it repeats with its text only; texts of different owners show nothing in common.
 */
export function sealFor(owner: string, text: string): Buffer {
  const nonce = createHmac('sha256', keysNow().nonce)
    .update(`${owner}\0${text}`)
    .digest()
    .subarray(0, nonceBytes);
  return sealWith(nonce, text);
}

function sealWith(nonce: Buffer, content: string | Buffer): Buffer {
  const cipher = createCipheriv('aes-256-gcm', key(), nonce);
  const bytes = typeof content === 'string' ? Buffer.from(content, 'utf8') : content;
  const body = Buffer.concat([cipher.update(bytes), cipher.final()]);
  return Buffer.concat([Buffer.of(keyId), nonce, cipher.getAuthTag(), body]);
}

/** The text of a `…_sealed` column; throws when the key is another or the bytes were altered. */
export const unseal = (sealed: Buffer): string => unsealBytes(sealed).toString('utf8');

/** The same for bytes. */
export function unsealBytes(sealed: Buffer): Buffer {
  const nonce = sealed.subarray(1, 1 + nonceBytes);
  const tag = sealed.subarray(1 + nonceBytes, 1 + nonceBytes + tagBytes);
  const decipher = createDecipheriv('aes-256-gcm', key(), nonce);
  decipher.setAuthTag(tag);
  const body = sealed.subarray(1 + nonceBytes + tagBytes);
  return Buffer.concat([decipher.update(body), decipher.final()]);
}

/** A keyed fingerprint, so that an encrypted identity number can be unique without being readable. */
export const blindIndex = (text: string): string =>
  createHmac('sha256', key()).update(text).digest('hex');
