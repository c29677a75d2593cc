import { hash } from 'node:crypto';

/**
 * SHA-256 of a message, as 64 lower-case hex digits. The only file of `domain` that touches a
 * runtime: another implementation of this one function takes the draw to a browser.
 */
export const sha256 = (message: Uint8Array): string => hash('sha256', message, 'hex');
