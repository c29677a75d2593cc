import { startsWith } from './bytes.ts';

/** What a file that is taken as evidence can be; found out from its bytes, never from its name. */
export const mediaTypes = ['image/jpeg', 'image/png', 'application/pdf'] as const;
export type MediaType = (typeof mediaTypes)[number];

/** How large a file can be on every platform, in bytes: what a bot of Telegram can fetch (20 MB). */
export const mostBytes = 20 * 1024 * 1024;

/** How many files a visit can have. */
export const mostFiles = 300;

const signatures: [MediaType, string][] = [
  ['image/jpeg', '\xff\xd8\xff'],
  ['image/png', '\x89PNG\r\n\x1a\n'],
  ['application/pdf', '%PDF-'],
];

/** What the bytes are, or nothing that is taken. */
export const sniff = (bytes: Uint8Array): MediaType | undefined =>
  signatures.find(([, signature]) => startsWith(bytes, signature))?.[0];

const endings: Record<MediaType, string> = {
  'image/jpeg': '.jpg',
  'image/png': '.png',
  'application/pdf': '.pdf',
};

// Names come from strangers' telephones: no path, no control character, nothing that turns the writing.
const unsafe = /[\p{Cc}\p{Cf}\p{Co}\p{Cn}\\/:*?"<>|]+/gu;

/** A name under which the file can be kept and given out: short, without a path, with its true ending. */
export function safeName(name: string, type: MediaType): string {
  const plain = name.normalize('NFC').replace(unsafe, ' ').trim();
  const stem = plain.replace(/\.[^.]{1,8}$/, '').replace(/^[.\s]+/, '');
  const short = Array.from(stem).slice(0, 80).join('').trim();
  return `${short || 'file'}${endings[type]}`;
}
