import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto';
import { config } from '../config.ts';

const keyId = 1;
const nonceBytes = 12;
const tagBytes = 16;

const key = () => Buffer.from(config().DATA_KEY, 'hex');

/** Encrypts a text for a `…_sealed` column: key id, nonce, tag, AES-256-GCM text. */
export function seal(text: string): Buffer {
  const nonce = randomBytes(nonceBytes);
  const cipher = createCipheriv('aes-256-gcm', key(), nonce);
  const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return Buffer.concat([Buffer.of(keyId), nonce, cipher.getAuthTag(), body]);
}

/** The text of a `…_sealed` column; throws when the key is another or the bytes were altered. */
export function unseal(sealed: Buffer): string {
  const nonce = sealed.subarray(1, 1 + nonceBytes);
  const tag = sealed.subarray(1 + nonceBytes, 1 + nonceBytes + tagBytes);
  const decipher = createDecipheriv('aes-256-gcm', key(), nonce);
  decipher.setAuthTag(tag);
  const body = sealed.subarray(1 + nonceBytes + tagBytes);
  return Buffer.concat([decipher.update(body), decipher.final()]).toString('utf8');
}

/** A keyed fingerprint, so that an encrypted identity number can be unique without being readable. */
export const blindIndex = (text: string): string =>
  createHmac('sha256', key()).update(text).digest('hex');
